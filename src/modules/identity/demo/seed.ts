import { sql } from 'kysely';
import { type Tx, worksForSystem } from '../../../platform/db/index.ts';
import { needsTwo } from '../core/role.ts';
import { addPerson, findPersonBy } from '../people.ts';
import { type Persona, personas } from './personas.ts';

/** The organisations that people act for: the real public bodies, from the register's own list. Again it does nothing. */
export async function seedOrganisations(tx: Tx): Promise<void> {
  await worksForSystem(tx, 'start');
  await sql`
    insert into work_organisation (id, kind, name)
    select 'authority', 'authority', 'Socialstyrelsen'
    union all select 'board', 'board', 'Nämnden för nationell högspecialiserad vård'
    union all select 'region-' || code, 'region', name from region
    union all select id, 'csd', name from organisation where kind = 'csd'
    on conflict (id) do nothing`.execute(tx);
  await sql`
    insert into work_organisation (id, kind, name, parent)
    select 'hospital-' || id, 'hospital', name, 'region-' || region from organisation where kind = 'hospital' and region is not null
    on conflict (id) do nothing`.execute(tx);
}

/** The demonstration's people and made-up organisations, marked as such. Again it does nothing. */
export async function seedDemo(tx: Tx, issuer: string, today: string): Promise<void> {
  if (await isSeeded(tx, issuer)) return;
  await seedOrganisations(tx);
  await sql`
    insert into work_organisation (id, kind, name, parent, fictitious) values
      ('unit-demo-12', 'unit', 'Påhittad NHV-enhet', 'region-12', true),
      ('csd-demo', 'csd', 'Påhittat centrum för sällsynta diagnoser', null, true),
      ('patients-demo', 'patient-organisation', 'Påhittad patientförening', null, true)
    on conflict (id) do nothing`.execute(tx);
  const ids = new Map<string, string>();
  for (const persona of personas) ids.set(persona.id, await personaId(tx, issuer, persona));
  for (const persona of personas) await giveRoles(tx, persona, ids, today);
  await sql`
    update person p set home = (
      select coalesce(o.region, o.id) from assignment a join work_organisation o on o.id = a.organisation where a.person = p.id order by a.id limit 1)
    where p.fictitious and p.home is null`.execute(tx);
}

/**
 * The demonstration's people, with roles since long ago, so that what takes years can be played. Gives the person of each persona. Only
 * for demonstrations.
 */
export async function preparePersonas(tx: Tx, issuer: string, since: string): Promise<ReadonlyMap<string, string>> {
  await seedDemo(tx, issuer, since);
  await sql`
    update assignment a set valid_from = ${since} from person p
    where p.id = a.person and p.fictitious and a.valid_from > ${since}::date`.execute(tx);
  const found = await sql<{ subject: string; person: string }>`select subject, person from identity where issuer = ${issuer}`.execute(tx);
  return new Map(found.rows.map(({ subject, person }) => [subject, person]));
}

/** What the organisations of the demonstration's people are called. */
export async function readOrganisationNames(tx: Tx): Promise<ReadonlyMap<string, string>> {
  await worksForSystem(tx, 'start');
  const found = await sql<{ id: string; name: string }>`select id, name from work_organisation`.execute(tx);
  return new Map(found.rows.map(({ id, name }) => [id, name]));
}

/** One question instead of a hundred at every start. */
async function isSeeded(tx: Tx, issuer: string): Promise<boolean> {
  const found = await sql<{ count: number }>`select count(*) as count from identity where issuer = ${issuer}`.execute(tx);
  return found.rows[0]?.count === personas.length;
}

async function personaId(tx: Tx, issuer: string, persona: Persona): Promise<string> {
  const identity = { issuer, subject: persona.id };
  const known = await findPersonBy(tx, identity);
  return known?.id ?? addPerson(tx, { name: persona.name.sv, mail: null, fictitious: true }, identity);
}

/** Deciding roles are given by one administrator and confirmed by the other, as in earnest; the first two administrators have nobody before them. */
async function giveRoles(tx: Tx, persona: Persona, ids: ReadonlyMap<string, string>, today: string): Promise<void> {
  const isFirst = persona.id === 'administrator' || persona.id === 'administrator-2';
  const giver = isFirst ? null : ids.get('administrator-2');
  for (const { role, organisation } of persona.assignments) {
    const two = needsTwo(role) && !isFirst;
    await sql`
      insert into assignment (person, role, organisation, valid_from, given_by, needs_confirmation, confirmed_by, confirmed_at)
      values (${ids.get(persona.id)}, ${role}, ${organisation}, ${today}, ${giver}, ${two},
              ${two ? ids.get('administrator') : null}, case when ${two}::boolean then clock_timestamp() end)
      on conflict (person, role, organisation) where ended_at is null do nothing`.execute(tx);
  }
}
