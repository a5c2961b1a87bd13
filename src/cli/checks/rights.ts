import { appRole } from '../../platform/db/index.ts';
import { ask } from './ask.ts';
import { type Check, fault, ok } from './check.ts';

const question = `
  select r.rolname as role, r.rolsuper as super, r.rolbypassrls as bypass, r.rolcreaterole as roles, r.rolcreatedb as databases,
         has_schema_privilege('public', 'create') as ddl,
         (select count(*)::int from pg_class c where c.relowner = r.oid) as owned
  from pg_roles r where r.rolname = current_user`;

/** Whether the running application has no more rights than it should. */
export const checkRights: Check = async ({ openDatabase }) => {
  const { appUrl } = await openDatabase();
  const [row] = await ask(appUrl, question, `-c role=${appRole}`);
  const tooMuch = [
    row.role !== appRole && `works as ${row.role}, not ${appRole}`,
    row.super && 'is superuser',
    row.bypass && 'passes by row-level security',
    row.roles && 'may make roles',
    row.databases && 'may make databases',
    row.ddl && 'may make tables',
    row.owned > 0 && `owns ${row.owned} tables or other relations`,
  ].filter(Boolean);
  return tooMuch.length > 0 ? fault(`the application ${tooMuch.join(', ')}`) : ok(`${appRole} can do what it was granted and no more`);
};
