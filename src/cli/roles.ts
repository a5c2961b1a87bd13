import { dayInStockholm, isLocalDate } from '../kernel/date.ts';
import { endSessionsActingBy, isRole, needsTwo, type Role, roles } from '../modules/identity/index.ts';
import type { Queryable, Tx } from '../platform/db/index.ts';
import { loadAuditKeys } from '../platform/keys.ts';
import { OperatorFault } from '../platform/operator-fault.ts';
import { readArguments, runAction } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';
import { logAct, operatorId } from './operator.ts';
import {
  type AssignmentRow,
  confirmRole,
  countAdministrators,
  endRole,
  findOrganisation,
  giveRole,
  isActivePerson,
  listAssignments,
  lockAssignment,
} from './people/store.ts';
import { requireUuid } from './people/uuid.ts';

/** So many administrators may be set without anyone to confirm them: there is nobody yet who could. */
const firstAdministrators = 2;

export const rolesCommand: Command = {
  name: 'roles',
  usage: 'list | give PERSON ROLE ORGANISATION [--from DAY] [--to DAY] [--reason TEXT] [--first] | take ID --reason TEXT | confirm ID',
  summary: 'Shows, gives, takes and confirms roles. The operator is one of the two that deciding roles need.',
  run: (context, args) => runAction('roles', { list, give, take, confirm }, context, args),
};

async function list({ out, openMigratedDb }: CommandContext, args: string[]): Promise<number> {
  readArguments(args, [], {});
  const rows = await listAssignments((await openMigratedDb()).kysely);
  for (const row of rows)
    out(`${row.id}  ${row.role}@${row.organisation}  ${row.name}  ${periodOf(row)}${row.pending ? '  waits for confirmation' : ''}\n`);
  out(`${rows.length} assignments.\n`);
  return 0;
}

const periodOf = ({ from, to }: AssignmentRow): string => (to === null ? `from ${from}` : `${from} to ${to}`);

async function give({ settings, out, openMigratedDb }: CommandContext, args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, words } = readArguments(args, ['PERSON', 'ROLE', 'ORGANISATION'], {
    from: text,
    to: text,
    reason: text,
    first: { type: 'boolean' },
  });
  const today = dayInStockholm(new Date());
  const given = {
    person: requireUuid(words[0]),
    role: requireRole(words[1]),
    organisation: words[2],
    from: dayOf('--from', values.from) ?? today,
    to: dayOf('--to', values.to) ?? null,
  };
  if (given.to !== null && given.to < given.from) throw new OperatorFault('--to is before the role begins.');
  const first = values.first === true;
  const keys = loadAuditKeys(settings);
  const db = await openMigratedDb();
  await requireFit(db.kysely, given);
  const id = await db.tx(async (tx) => {
    if (first) await requireFirst(tx, given, today);
    const added = await giveRole(tx, { ...given, needsConfirmation: needsTwo(given.role) && !first });
    if (added === undefined) throw new OperatorFault('The person has that role there already; see roles list.');
    const { person, role, organisation, from, to } = given;
    const object = { kind: 'assignment', id: added };
    await logAct(tx, keys, {
      action: 'role.given',
      object,
      reason: values.reason ?? null,
      details: { person, role, organisation, from, to, first },
    });
    return added;
  });
  out(`${id}\n`);
  if (needsTwo(given.role) && !first) out('It waits for another administrator to confirm it, signed in.\n');
  return 0;
}

type Given = { readonly person: string; readonly role: Role; readonly organisation: string };

async function requireFit(db: Queryable, { person, role, organisation }: Given): Promise<void> {
  if (!(await isActivePerson(db, person))) throw new OperatorFault(`There is no active person ${person}; see users list.`);
  const found = await findOrganisation(db, organisation);
  if (!found) throw new OperatorFault(`There is no organisation ${organisation}. The first start of the product adds the public bodies.`);
  if (!found.active) throw new OperatorFault(`${organisation} is deactivated.`);
  if (found.kind !== roles[role].at)
    throw new OperatorFault(`${role} is a role at a ${roles[role].at}; ${organisation} is a ${found.kind}.`);
}

/** The first administrators have nobody who could confirm them. */
async function requireFirst(tx: Tx, { role, organisation }: Given, today: string): Promise<void> {
  if (role !== 'administrator' || organisation !== 'authority') throw new OperatorFault('--first is only for administrator at authority.');
  const there = await countAdministrators(tx, today);
  if (there >= firstAdministrators)
    throw new OperatorFault(`There are ${there} administrators already: leave --first out, and let one of them confirm the role.`);
}

async function take({ settings, out, openMigratedDb }: CommandContext, args: string[]): Promise<number> {
  const { values, words } = readArguments(args, ['ID'], { reason: { type: 'string' } });
  const { reason } = values;
  if (!reason) throw new OperatorFault('roles take needs --reason.');
  const keys = loadAuditKeys(settings);
  const ended = await (await openMigratedDb()).tx(async (tx) => {
    const row = await requireAssignment(tx, requireUuid(words[0]));
    await endRole(tx, row.id, reason);
    const sessions = await endSessionsActingBy(tx, row.id);
    const { person, role, organisation } = row;
    await logAct(tx, keys, {
      action: 'role.taken',
      object: { kind: 'assignment', id: row.id },
      reason,
      details: { person, role, organisation, sessions },
    });
    return sessions;
  });
  out(`Taken away; ${ended} sessions ended.\n`);
  return 0;
}

async function confirm({ settings, out, openMigratedDb }: CommandContext, args: string[]): Promise<number> {
  const { words } = readArguments(args, ['ID'], {});
  const keys = loadAuditKeys(settings);
  await (await openMigratedDb()).tx(async (tx) => {
    const row = await requireAssignment(tx, requireUuid(words[0]));
    if (!row.pending) throw new OperatorFault('It needs no confirmation, or has it already.');
    if (row.givenBy === operatorId)
      throw new OperatorFault('The role was given from the command line: an administrator must confirm it, signed in. Two must agree.');
    await confirmRole(tx, row.id);
    const { person, role, organisation } = row;
    await logAct(tx, keys, {
      action: 'role.confirmed',
      object: { kind: 'assignment', id: row.id },
      details: { person, role, organisation },
    });
  });
  out('Confirmed.\n');
  return 0;
}

async function requireAssignment(tx: Tx, id: string): Promise<AssignmentRow> {
  const row = await lockAssignment(tx, id);
  if (!row) throw new OperatorFault(`There is no assignment ${id} that has not ended; see roles list.`);
  return row;
}

function requireRole(text: string): Role {
  if (!isRole(text)) throw new OperatorFault(`There is no role ${text}. There are: ${Object.keys(roles).join(', ')}.`);
  return text;
}

function dayOf(option: string, given: string | undefined): string | undefined {
  if (given !== undefined && !isLocalDate(given)) throw new OperatorFault(`${option} ${given}: must be a day that exists, YYYY-MM-DD.`);
  return given;
}
