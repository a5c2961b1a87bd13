import { ask } from './ask.ts';
import { type Check, fault, ok } from './check.ts';

/** Whether it can be reached, is new enough and keeps what it has acknowledged. */
export const checkDatabase: Check = async ({ openDatabase }) => {
  const { appUrl, kind } = await openDatabase();
  const [row] = await ask(
    appUrl,
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
            current_setting('fsync') as fsync, getdatabaseencoding() as encoding`,
  );
  if (row.number < 180000) return fault(`PostgreSQL ${row.version}; version 18 or later is needed`);
  if (row.fsync !== 'on') return fault('fsync is off: a power cut may lose decisions');
  if (row.encoding !== 'UTF8') return fault(`the encoding is ${row.encoding}; it must be UTF8`);
  return ok(`PostgreSQL ${row.version}, ${kind}`);
};
