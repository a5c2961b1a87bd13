import { type Browser, personId, type SignedInApp, send, session } from '../../../tests/support/signed-in.ts';
import type { CaseState } from '../cases/index.ts';

/** A made-up case for tests, with an expert group of three that has declared, set up by the owner of the tables. */
export type TestCase = {
  readonly id: string;
  readonly officer: Browser;
  readonly head: Browser;
  readonly chair: Browser;
  readonly members: readonly [Browser, Browser];
};

export const AREA = 'sallsynta-motorikstorningar';

const experts = ['sakkunnig', 'sakkunnig-2', 'sakkunnig-3'] as const;

export async function testCase(app: SignedInApp, area = AREA, state: CaseState = 'review'): Promise<TestCase> {
  const officer = await personId(app.db, 'handlaggare');
  const [row] = await app.db.asOwner<{ id: string }>(
    'insert into care_case (area, state, handler, opened_by, fictitious) values ($1, $2, $3, $3, true) returning id',
    [area, state, officer],
  );
  if (!row) throw new Error('no case');
  for (const [i, persona] of experts.entries()) {
    await app.db.asOwner(
      `with p as (
         insert into case_participant (care_case, person, capacity, valid_from) values ($1, $2, $3, '2020-01-01')
       ) insert into case_declaration (care_case, person, answer) values ($1, $2, 'none')`,
      [row.id, await personId(app.db, persona), i === 0 ? 'expert-chair' : 'expert'],
    );
  }
  const [chair, one, other] = await Promise.all(experts.map((persona) => session(app.db, persona)));
  if (!chair || !one || !other) throw new Error('no experts');
  return {
    id: row.id,
    officer: await session(app.db, 'handlaggare'),
    head: await session(app.db, 'enhetschef'),
    chair,
    members: [one, other],
  };
}

/** Makes someone conflicted in a case: declared, and judged so. */
export async function conflicted(app: SignedInApp, careCase: string, persona: string): Promise<void> {
  await app.db.asOwner(
    `with d as (
       insert into case_declaration (care_case, person, answer, circumstances) values ($1, $2, 'possible', 'Prövas') returning id
     ) insert into case_judgement (declaration, outcome, reason, judged_by, acting) select id, 'conflict', 'Jäv', $3, 'case-officer@authority' from d`,
    [careCase, await personId(app.db, persona), await personId(app.db, 'handlaggare')],
  );
}

export const basisUrl = (id: string, rest = ''): string => `/arbete/arenden/${id}/underlag${rest}`;

/** A whole basis, as forms send it. */
export const wholeParts = {
  background: {
    background: 'Patienterna är få och spridda.\n\nUtredningen kräver flera professioner.',
    patientGroup: 'Barn och vuxna med misstänkt eller fastställd sällsynt motorikstörning.',
    'volumes.0.measure': 'Nya patienter',
    'volumes.0.year': '2024',
    'volumes.0.number': '120',
    'volumes.0.source': 'Påhittad uppgift',
  },
  definition: {
    ref: '',
    summary: 'Utredning och bedömning vid sällsynta motorikstörningar.',
    population: 'both',
    'parts.0.heading': 'Diagnostisk utredning',
    'parts.0.text': 'Vid misstänkt sällsynt motorikstörning och osäker diagnos efter initial utredning.',
    'parts.0.points': 'vidare handläggning i regionen\nmultiprofessionell utredning',
    inScope: 'Ataxier\nDystonier',
    'clarifications.0.sv': 'Med initial utredning avses basal utredning i regionen.',
    'delimitations.0.sv': 'Parkinsons sjukdom ingår inte.',
    'delimitations.0.codes': 'G20.9',
  },
  slots: { units: '3', unitsForChildren: '2', slotNote: '' },
  conditions: {
    'conditions.0.heading': 'critical-competence',
    'conditions.0.audience': 'both',
    'conditions.0.sv': 'Specialistläkare i neurologi',
  },
  consequences: {
    patients: 'Lika vård i hela landet.',
    otherCare: 'Liten påverkan.',
    emergencyCare: 'Ingen påverkan på akutsjukvården.',
    education: 'Utbildning ges vid enheterna.',
    research: 'Bättre underlag för forskning.',
    travel: 'Längre resor för några.',
  },
  followUp: { followUp: 'Väntetider och patientrapporterade mått varje år.' },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

export const savePart = (
  app: SignedInApp,
  by: Browser,
  id: string,
  part: string,
  version: number,
  body: Readonly<Record<string, string>>,
) => send(app, by, basisUrl(id, `/delar/${part}/skriv`), { do: 'save', partVersion: String(version), ...body });

export async function editionNow(app: SignedInApp, id: string) {
  const [row] = await app.db.asOwner<{
    id: string;
    edition: number;
    version: number;
    status: string;
    snapshot_hash: string | null;
    snapshot: unknown;
  }>('select id, edition, version, status, snapshot_hash, snapshot from basis_edition where care_case = $1 order by edition desc limit 1', [
    id,
  ]);
  return row;
}

/** Begins the basis and writes all of it. */
export async function writeWhole(
  app: SignedInApp,
  { id, officer }: TestCase,
  changes: Partial<Record<string, Readonly<Record<string, string>>>> = {},
) {
  await send(app, officer, basisUrl(id, '/atgard'), { do: 'begin' });
  for (const [part, body] of Object.entries({ ...wholeParts, ...changes })) await savePart(app, officer, id, part, 1, body ?? {});
}

/** Everyone in the group approves, and the officer locks. Returns the answer to the last. */
export async function approveAndLock(app: SignedInApp, { id, officer, chair, members }: TestCase) {
  const version = String((await editionNow(app, id))?.version);
  for (const one of [chair, ...members]) await send(app, one, basisUrl(id, '/stallningstagande'), { version, stand: 'approve', said: '' });
  return send(app, officer, basisUrl(id, '/las'), { version });
}
