import { randomUUID } from 'node:crypto';
import { get, personId, type SignedInApp, send, session } from '../../../tests/support/signed-in.ts';
import { addDays, dayInStockholm } from '../../kernel/date.ts';
import { type Tx, worksFor } from '../../platform/db/index.ts';
import { insertCase } from '../cases/index.ts';
import type { Part } from './core/parts.ts';
import { addConsultation } from './store/consultation.ts';

/** A made-up proposal in three parts. */
export const testParts: readonly Part[] = [
  {
    key: 'definition',
    title: { sv: 'Definition', en: 'Definition' },
    passages: [
      { id: 'd.1', text: 'Påhittad definition.' },
      { id: 'd.2', text: 'Påhittad avgränsning.' },
    ],
  },
  { key: 'slots', title: { sv: 'Enheter', en: 'Units' }, passages: [{ id: 's.1', text: '3 enheter' }] },
  { key: 'conditions', title: { sv: 'Särskilda villkor', en: 'Special conditions' }, passages: [{ id: 'c.1', text: 'Påhittat villkor.' }] },
];

export const today = (days = 0): string => addDays(dayInStockholm(new Date()), days);

export async function asOfficer<T>(app: SignedInApp, work: (tx: Tx, person: string) => Promise<T>): Promise<T> {
  const person = await personId(app.db, 'handlaggare');
  return app.db.tx(async (tx) => {
    await worksFor(tx, { person, role: 'case-officer', organisation: 'authority' });
    return work(tx, person);
  });
}

/** A made-up case in step 3 with a consultation in the making. */
export async function testConsultation(
  app: SignedInApp,
  area = 'atstorningar',
): Promise<{ readonly id: string; readonly careCase: string }> {
  return asOfficer(app, async (tx, person) => {
    const careCase = await insertCase(tx, { area, person, fictitious: true, state: 'consultation' });
    const id = randomUUID();
    await addConsultation(tx, {
      id,
      careCase,
      area,
      areaName: 'Påhittat område',
      fictitious: true,
      basis: 'prov@1',
      parts: testParts,
      person,
    });
    return { id, careCase };
  });
}

/** The same, sent out to Skåne, Uppsala and an association, and open to all, with four weeks left. */
export async function openedConsultation(app: SignedInApp, area = 'atstorningar') {
  const made = await testConsultation(app, area);
  const officer = await session(app.db, 'handlaggare');
  const at = `/arbete/remisser/${made.id}`;
  const ok = async (answer: Promise<{ statusCode: number; body: string }>): Promise<void> => {
    const { statusCode, body } = await answer;
    if (statusCode !== 303) throw new Error(`${statusCode}: ${body.replaceAll(/<[^>]+>/g, ' ').slice(0, 2_000)}`);
  };
  await ok(
    send(app, officer, `${at}/missiv`, {
      letter: 'Yttra er.\n\nTack.',
      contact: 'brevlada@exempel.se',
      lastDay: today(28),
      openToAll: 'yes',
      version: '1',
    }),
  );
  await ok(send(app, officer, `${at}/mottagare`, { kind: 'obliged', organisations: 'region-12' }));
  await ok(send(app, officer, `${at}/mottagare`, { kind: 'obliged', organisations: 'region-03' }));
  await ok(send(app, officer, `${at}/mottagare`, { kind: 'invited', name: 'Påhittad förening', mail: 'forening@exempel.se' }));
  await ok(send(app, officer, `${at}/oppna`, { version: '2' }));
  return { ...made, officer, at };
}

/** Lets the last day pass: as the owner, behind the application. */
export async function letPass(app: SignedInApp, consultation: string): Promise<void> {
  await app.db.asOwner(
    `do $$ begin
       execute 'alter table consultation disable trigger consultation_moves';
       update consultation set last_day = (now() at time zone 'Europe/Stockholm')::date - 1 where id = '${consultation}';
       update consultation_addressee set last_day = null where consultation = '${consultation}';
       execute 'alter table consultation enable trigger consultation_moves';
     end $$`,
  );
}

export const versionIn = (body: string): string => /name="version" value="(\d+)"/.exec(body)?.[1] ?? '0';

/** The version that an answer has now. */
export async function versionOf(app: SignedInApp, url: string): Promise<string> {
  const [row] = await app.db.asOwner<{ version: number }>('select version from consultation_answer where id = $1', [url.split('/').at(-1)]);
  return String(row?.version);
}

/** Begins an answer and writes every part of it; gives its address. */
export async function writtenAnswer(app: SignedInApp, consultation: string, persona = 'remissvarare-skane', text = 'Vi instämmer.') {
  const writer = await session(app.db, persona);
  const begun = await send(app, writer, '/arbete/remissvar/borja', { consultation });
  const url = String(begun.headers.location).split('?')[0] ?? '';
  for (const { key } of testParts) await send(app, writer, `${url}/del/${key}`, { stance: 'agree', text, version: '0' });
  return { writer, url, version: () => versionOf(app, url) };
}

/** The same, endorsed by the region's signatory or contact person. */
export async function endorsedAnswer(
  app: SignedInApp,
  consultation: string,
  persona = 'remissvarare-skane',
  endorser = 'firmatecknare-skane',
) {
  const answer = await writtenAnswer(app, consultation, persona);
  const signatory = await session(app.db, endorser);
  await send(app, answer.writer, `${answer.url}/atgard`, { do: 'propose', version: await answer.version() });
  const done = await send(app, signatory, `${answer.url}/godkann`, { version: versionIn((await get(app, signatory, answer.url)).body) });
  if (done.statusCode !== 303) throw new Error(`not endorsed: ${done.statusCode}`);
  return { ...answer, signatory };
}
