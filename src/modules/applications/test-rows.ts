import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { addDays, dayInStockholm, type LocalDate } from '../../kernel/date.ts';
import { type Database, worksFor } from '../../platform/db/index.ts';
import { createLog } from '../../platform/log.ts';
import { createRegister, type Register } from '../register/index.ts';
import type { Content, Field, Section, Value } from './core/form.ts';
import { findApplication } from './queries/application.ts';
import { applicationForm } from './queries/form.ts';

/** A database, and a way to look and write behind the application. */
export type WithOwner = {
  readonly db: Database & { asOwner<Row extends pg.QueryResultRow>(sql: string, parameters?: unknown[]): Promise<Row[]> };
};

async function personId({ db }: WithOwner, subject: string): Promise<string> {
  const [row] = await db.asOwner<{ person: string }>('select person from identity where subject = $1', [subject]);
  if (!row) throw new Error(`nobody is ${subject}`);
  return row.person;
}

export const day = (days = 0): LocalDate => addDays(dayInStockholm(new Date()), days);

/** A made-up answer of the right kind. */
function answer({ kind, options = [], columns = [], rows, given }: Field, said: string): Value {
  switch (kind) {
    case 'line':
    case 'text':
      return said;
    case 'number':
      return 3;
    case 'date':
      return '2026-01-15';
    case 'yes-no':
      return false;
    case 'choice':
      return options[0]?.value ?? null;
    case 'choices':
      return options.slice(0, 1).map(({ value }) => value);
    case 'table':
      return Array.from({ length: rows?.least ?? 1 }, (_, at) =>
        Object.fromEntries(
          columns.map((column) => [
            column.name,
            given?.column === column.name ? (given.values[at] ?? '') : (answer(column, said) as string),
          ]),
        ),
      );
  }
}

/** A section with everything that is asked for. */
export const filled = ({ fields }: Pick<Section, 'fields'>, said = 'Påhittat svar.'): Content =>
  Object.fromEntries(fields.map((field) => [field.name, answer(field, said)]));

export type TestCall = { readonly lastDay?: LocalDate; readonly careCase?: string | null; readonly area?: string };

/** A made-up call that is open, put there by the owner of the database: two conditions, one of them for children, and one attachment asked for. */
export async function openCall(
  app: WithOwner,
  { lastDay = day(14), careCase = null, area = 'atstorningar' }: TestCall = {},
): Promise<string> {
  const id = randomUUID();
  const decided = {
    on: '2026-01-10',
    definition: { population: 'both', text: { sv: 'Påhittad definition.' } },
    conditions: [
      { id: 'v1', heading: 'competence', audience: 'both', text: { sv: 'Det ska finnas påhittad kompetens.' } },
      { id: 'v2', heading: 'other', audience: 'child', text: { sv: 'Det ska finnas påhittad kompetens för barn.' } },
    ],
    slots: { units: 2, unitsForChildren: 1, tasks: [], subPermits: [], note: null },
    held: { units: 0, forChildren: 0 },
  };
  const content = {
    introductionSv: 'Påhittad.',
    introductionEn: '',
    units: 2,
    unitsForChildren: 1,
    attachments: ['Verksamhetsplan'],
    expectedStart: '2027',
    contact: 'Påhittad',
    subPermit: null,
  };
  await app.db.asOwner(
    `insert into area_call (id, care_case, area, area_name, kind, state, content, decided, last_day, created_by, opened_by, opened_at, diary_number, fictitious)
     values ($1, $2, $3, 'Påhittat område', 'first', 'open', $4, $5, $6, $7, $8, now() - interval '40 days', 'DEMO-2026-000001', true)`,
    [
      id,
      careCase,
      area,
      JSON.stringify(content),
      JSON.stringify(decided),
      lastDay,
      await personId(app, 'handlaggare'),
      await personId(app, 'enhetschef'),
    ],
  );
  return id;
}

export type Region = 'skane' | 'uppsala';
export const regions = { skane: 'region-12', uppsala: 'region-03' } as const;

const registers = new WeakMap<object, Promise<Register>>();
/** The register as the application itself has it; read once for each. */
export function registerOf({ db }: WithOwner): Promise<Register> {
  const known = registers.get(db) ?? readRegister(db);
  registers.set(db, known);
  return known;
}
async function readRegister(db: Database): Promise<Register> {
  const register = createRegister({ db, log: createLog({ level: 'silent' }) });
  await register.refresh();
  await register.close();
  return register;
}

/** Someone of a region in a role, made up for a test, who can open sessions. */
export async function someoneAt(app: WithOwner, organisation: string, role: string, subject: string): Promise<string> {
  const [found] = await app.db.asOwner<{ person: string }>('select person from identity where subject = $1', [subject]);
  if (found) return found.person;
  const [row] = await app.db.asOwner<{ id: string }>(
    `with p as (insert into person (name, mail, active, home, fictitious) values ($1, null, true, $2, true) returning id),
      i as (insert into identity (issuer, subject, person) select 'http://localhost:3000/demo-inloggning', $1, id from p),
      a as (insert into assignment (person, role, organisation, valid_from, needs_confirmation) select id, $3, $2, current_date - 1, false from p)
     select id from p`,
    [subject, organisation, role],
  );
  if (!row) throw new Error('nobody was made');
  return row.id;
}

/** The region's editor and signatory, by the names of their personas. */
export async function peopleOf(app: WithOwner, organisation: string): Promise<{ readonly editor: string; readonly signatory: string }> {
  if (organisation === 'region-12') return { editor: 'redaktor-skane', signatory: 'firmatecknare-skane' };
  const [editor, signatory] = [`redaktor-${organisation}`, `firmatecknare-${organisation}`];
  await someoneAt(app, organisation, 'applicant-editor', editor);
  await someoneAt(app, organisation, 'region-signatory', signatory);
  return { editor, signatory };
}

/** A complete application, written by the region's editor; gives its id. */
export async function writtenApplication(
  app: WithOwner,
  call: string,
  { organisation = 'region-12', said = 'Påhittat svar.', unitName = '' } = {},
): Promise<string> {
  const { editor } = await peopleOf(app, organisation);
  const person = await personId(app, editor);
  const id = randomUUID();
  await app.db.asOwner(
    `insert into application (id, call, organisation, unit_name, created_by, fictitious) values ($1, $2, $3, $4, $5, true)`,
    [id, call, organisation, unitName, person],
  );
  await writeAll(app, id, { organisation, said });
  return id;
}

/** Writes every section of an application, or those of the keys. */
export async function writeAll(
  app: WithOwner,
  id: string,
  { organisation = 'region-12', said = 'Påhittat svar.', keys }: { organisation?: string; said?: string; keys?: readonly string[] } = {},
): Promise<void> {
  const person = await personId(app, (await peopleOf(app, organisation)).editor);
  const sections = await app.db.tx(async (tx) => {
    await worksFor(tx, { person, role: 'applicant-editor', organisation });
    const application = await findApplication(tx, id);
    if (!application) throw new Error('no application');
    return (await applicationForm(tx, { register: await registerOf(app) }, application)).sections;
  });
  const given = sections.filter(({ key }) => keys === undefined || keys.includes(key));
  await app.db.asOwner(
    `insert into application_section (application, key, content, version, status, changed_by)
     select $1, s.key, s.content, 1, 'ready', $3 from jsonb_to_recordset($2) as s (key text, content jsonb)
     on conflict (application, key) do update set content = excluded.content, version = application_section.version + 1`,
    [id, JSON.stringify(given.map((section) => ({ key: section.key, content: filled(section, said) }))), person],
  );
}

/** Moves the last day of a call, behind the application. */
export async function moveLastDay(app: WithOwner, call: string, lastDay: LocalDate): Promise<void> {
  await app.db.asOwner(
    `do $$ begin
       execute 'alter table area_call disable trigger area_call_moves';
       update area_call set last_day = '${lastDay}' where id = '${call}';
       execute 'alter table area_call enable trigger area_call_moves';
     end $$`,
  );
}
