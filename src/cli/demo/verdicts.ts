import type { Verdict } from '../../modules/assessments/index.ts';

/** Those who sit in B2, in the demonstration's story. The first two assess all that has come in, the third what they are least sure of. */
export const b2 = ['b2-ledamot', 'b2-ledamot-2', 'b2-ledamot-3'] as const;
type Assessor = (typeof b2)[number];

const neurologist = 'special:neurologist';
const team = 'special:team-specific-competence';
const coordinator = 'special:coordinator';
const continuity = 'general:kontinuitet';

type Said = { readonly verdict: Verdict; readonly reason: string };
const said = (verdict: Verdict, reason: string): Said => ({ verdict, reason: `${reason} (Påhittad bedömning.)` });
const isMet = said('met', 'Ansökan visar hur villkoret är uppfyllt.');

type Doubt = { readonly by: Readonly<Partial<Record<Assessor, Said>>>; readonly joint: Said };

/** Where an assessor finds something lacking, by county code and condition, and what the group says in the end. The rest is met. */
const doubts: Readonly<Record<string, Readonly<Record<string, Doubt>>>> = {
  '12': {
    [coordinator]: {
      by: { 'b2-ledamot-2': said('partly', 'Avsatt tid för koordinatorn anges inte.') },
      joint: isMet,
    },
  },
  '14': {
    [neurologist]: {
      by: {
        'b2-ledamot': said('partly', 'Tre neurologer räcker, men två är lediga samtidigt.'),
        'b2-ledamot-2': said('unclear', 'Det framgår inte hur semestrar täcks.'),
        'b2-ledamot-3': said('not-met', 'Enheten står utan neurolog under delar av sommaren.'),
      },
      joint: said('partly', 'Kompetensen finns. Hur den täcks under semestrar är inte klart.'),
    },
    [continuity]: {
      by: { 'b2-ledamot-3': said('partly', 'Kontinuitetsplanen nämner inte bemanningen.') },
      joint: said('partly', 'Planen behöver kompletteras med bemanningen.'),
    },
  },
  '03': {
    [continuity]: {
      by: { 'b2-ledamot': said('partly', 'Planen bygger på en enda samarbetspartner.') },
      joint: said('partly', 'Planen bygger på en enda samarbetspartner.'),
    },
  },
  '05': {
    [neurologist]: {
      by: {
        'b2-ledamot': said('not-met', 'Två neurologer, varav en slutar, räcker inte.'),
        'b2-ledamot-2': said('not-met', 'Bemanningen är för liten.'),
        'b2-ledamot-3': said('partly', 'Bemanningen är liten men kan byggas upp.'),
      },
      joint: said('not-met', 'Bemanningen är för liten och sårbar.'),
    },
    [team]: {
      by: { 'b2-ledamot': said('partly', 'Teamet möter få patienter om året.') },
      joint: said('partly', 'Teamet möter få patienter om året.'),
    },
  },
};

/** What an assessor says of a condition before having seen what the others say. */
export const saidAlone = (region: string, condition: string, assessor: Assessor): Said =>
  doubts[region]?.[condition]?.by[assessor] ?? isMet;

/** What the group says of it together; that a condition is met needs no reason. */
export const saidTogether = (region: string, condition: string): Said =>
  doubts[region]?.[condition]?.joint ?? { verdict: 'met', reason: '' };

/** Whom the third assesses as well. */
export const doubtful: readonly string[] = ['14', '05'];

type Proposed = {
  readonly outcome: 'grant' | 'reject';
  readonly start: string | null;
  readonly reasons: string;
  readonly prospects: string;
  readonly ifGranted: string;
  readonly ifRejected: string;
};
const grant = (start: string, reasons: string, prospects: string): Proposed => ({
  outcome: 'grant',
  start,
  reasons: `${reasons} (Påhittade skäl.)`,
  prospects: `${prospects} (Påhittat.)`,
  ifGranted: 'Annan vård vid sjukhuset påverkas lite. (Påhittat.)',
  ifRejected: 'Patienterna remitteras till en annan enhet. (Påhittat.)',
});
const reject = (reasons: string): Proposed => ({
  outcome: 'reject',
  start: null,
  reasons: `${reasons} (Påhittade skäl.)`,
  prospects: 'Enheten kan bygga upp mer kompetens på sikt. (Påhittat.)',
  ifGranted: 'Sjukhuset skulle behöva rekrytera från andra enheter. (Påhittat.)',
  ifRejected: 'Enheten fortsätter att utreda och följa upp i hemregionen. (Påhittat.)',
});

/** What B2 proposes of each, by county code, in the order that it ranks them. */
export const proposals: ReadonlyMap<string, Proposed> = new Map([
  ['01', grant('2027-01-01', 'Flest patienter, hela teamet på plats och egen forskning.', 'Goda, också för barn.')],
  [
    '12',
    grant('2027-01-01', 'Hela teamet är på plats för barn och vuxna. Regionen samarbetar redan med grannarna.', 'Goda, också för barn.'),
  ],
  [
    '14',
    grant(
      '2027-03-01',
      'Teamet är väl sammansatt och ger kortare resor i väster. Bemanningen under semestrar är sårbar.',
      'Goda när bemanningen är löst.',
    ),
  ],
  ['03', reject('Bra team, men platserna för barn räcker till två enheter och de andra har fler patienter.')],
  ['05', reject('Bemanningen är för liten för att bära uppdraget.')],
]);

/** What B2 answers when the board has asked how the unit is staffed. */
export const answered: Proposed = grant(
  '2027-03-01',
  'Nämnden frågade hur enheten bemannas under semestrar. Regionen har redovisat att en fjärde neurolog är anställd från den 1 oktober och att ledigheter läggs så att två alltid är i tjänst. Beredningsgruppen föreslår bifall.',
  'Goda. Bemanningen är löst.',
);
