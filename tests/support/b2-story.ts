import { day, moveLastDay, openCall, submit, writtenApplication } from '../../src/modules/applications/test-submission.ts';
import { appointedB2, type Browser, caseIn, declares, type SignedInApp, send, session } from './group-story.ts';
import { signedInApp } from './signed-in.ts';

/** Nobody holds a permit in it. */
export const area = 'sallsynta-motorikstorningar';

export type Story = {
  readonly app: SignedInApp;
  readonly officer: Browser;
  readonly head: Browser;
  /** Two who assess, and one whose home is Region Uppsala, which applies. */
  readonly members: readonly [Browser, Browser, Browser];
  readonly id: string;
  readonly call: string;
  readonly skane: string;
  readonly uppsala: string;
};

/** A case in step 6: two regions have applied for two units, one of them also for children, and B2 has been appointed. */
export async function storyOfB2(given?: SignedInApp): Promise<Story> {
  const app = given ?? (await signedInApp());
  const [officer, head] = [await session(app.db, 'handlaggare'), await session(app.db, 'enhetschef')];
  const id = await caseIn(app, 'assessment', area);
  const call = await openCall(app, { careCase: id, area });
  const skane = await writtenApplication(app, call);
  const uppsala = await writtenApplication(app, call, { organisation: 'region-03' });
  await sent(app, skane, 'region-12');
  await sent(app, uppsala, 'region-03');
  await moveLastDay(app, call, day(-1));
  await opened(app, call, officer);
  const personas = ['b2-ledamot', 'b2-ledamot-2', 'b2-ledamot-3'] as const;
  await appointedB2(app, id, personas);
  const [first, second, third] = await Promise.all(personas.map((persona) => session(app.db, persona)));
  if (!first || !second || !third) throw new Error('three sit in B2');
  await app.db.asOwner("update person set home = 'region-03' where id = $1", [third.person]);
  return { app, officer, head, members: [first, second, third], id, call, skane, uppsala };
}

async function sent(app: SignedInApp, application: string, organisation: string): Promise<void> {
  const answer = await submit(app, application, { organisation });
  if (answer.statusCode !== 303) throw new Error(`the application was answered ${answer.statusCode}: ${answer.body.slice(0, 2_000)}`);
}

/** Five regions that apply, for three places of which two are also for children: county code, hospital, and for whom. */
export const five = [
  ['12', 'Skånes universitetssjukhus', 'both'],
  ['01', 'Karolinska universitetssjukhuset', 'both'],
  ['14', 'Sahlgrenska universitetssjukhuset', 'adults'],
  ['03', 'Akademiska sjukhuset', 'both'],
  ['05', 'Universitetssjukhuset i Linköping', 'adults'],
] as const;

/** Their applications, sent in and opened, by county code. */
export async function fiveApplications(app: SignedInApp, call: string, officer: Browser): Promise<Readonly<Record<string, string>>> {
  const ids: Record<string, string> = {};
  for (const [code, hospital, population] of five) {
    const organisation = `region-${code}`;
    const id = await writtenApplication(app, call, { organisation });
    const slots = { wanted: population === 'both' ? ['adults', 'children'] : ['adults'], hospital, unit: 'Påhittad enhet' };
    const [row] = await app.db.asOwner(
      "update application_section set content = content || $2, version = version + 1 where application = $1 and key = 'slots' returning key",
      [id, JSON.stringify(slots)],
    );
    if (!row) throw new Error('nothing is said of slots');
    await sent(app, id, organisation);
    ids[code] = id;
  }
  await moveLastDay(app, call, day(-1));
  await opened(app, call, officer);
  return ids;
}

async function opened(app: SignedInApp, call: string, officer: Browser): Promise<void> {
  const answer = await send(app, officer, `/ansokningar/utlysning/${call}/oppna`, { confirm: 'yes' });
  if (answer.statusCode !== 303) throw new Error(`the opening was answered ${answer.statusCode}: ${answer.body.slice(0, 2_000)}`);
}

/** The same submission again as a completion in which one section says something else; put there behind the application. */
export async function completed({ app }: Story, application: string, section: string): Promise<void> {
  await app.db.asOwner(`do $$ begin
    alter table application_submission disable trigger user;
    insert into application_submission (id, application, call, organisation, number, kind, content, content_hash, hash, parts, html_document, pdf_document,
      json_document, diary_number, submitted_by, submitted_at, fictitious)
    select gen_random_uuid(), application, call, organisation, 2, 'completion', jsonb_set(content, '{number}', '2'), content_hash, hash,
      (select jsonb_agg(case when p ->> 'key' = '${section}' then jsonb_set(p, '{hash}', to_jsonb(repeat('a', 64))) else p end) from jsonb_array_elements(parts) p),
      html_document, pdf_document, json_document, diary_number, submitted_by, tillstand_now(), fictitious
    from application_submission where application = '${application}' and number = 1;
    alter table application_submission enable trigger user;
  end $$`);
}

export { declares };
