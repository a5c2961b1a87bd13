import { clockAdvice } from '../../platform/startup/check-clock.ts';
import { ask } from './ask.ts';
import { type Check, fault, ok } from './check.ts';

const limitMs = 2_000;
const oldestSensible = Date.UTC(2026, 0, 1);

/** Whether this machine and the database agree on what time it is: deadlines are read from the one, times recorded by the other. */
export const checkClock: Check = async ({ openDatabase, settings }) => {
  const { appUrl } = await openDatabase();
  const before = Date.now();
  const [row] = await ask(appUrl, "select clock_timestamp() as now, nullif(current_setting('tillstand.clock_offset', true), '') as moved");
  const after = Date.now();
  const theirs = row.now.getTime();
  const apart = theirs < before ? before - theirs : Math.max(0, theirs - after);
  if (after < oldestSensible) return fault(`this machine's clock says ${new Date(after).toISOString()}, which is in the past`);
  if (apart > limitMs) return fault(`this machine and the database are ${(apart / 1000).toFixed(1)} s apart; run NTP on both`);
  if (row.moved !== null && settings.mode === 'production') return fault(`the database has a moved clock, by ${row.moved}. ${clockAdvice}`);
  const stockholm = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' }).format(
    after,
  );
  const moved = row.moved === null ? '' : `; deadlines are played with a clock moved by ${row.moved}`;
  return ok(`${stockholm} in Stockholm, the database at most ${Math.ceil(apart)} ms apart${moved}`);
};
