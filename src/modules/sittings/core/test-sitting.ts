import { localDate } from '../../../kernel/date.ts';
import type { SlotStructure } from '../../journal/index.ts';
import { type BoardRules, firstRules, type Seat } from './board.ts';
import type { Happening, SittingEvent } from './events.ts';
import { type Applicant, emptyItem, type Item, type Outcome, type Proposal } from './item.ts';
import { itemMinutesIn, minutesOf } from './minutes.ts';
import { faultsOf, type SittingFault } from './rules.ts';
import { apply, beginning, findItem, isOfItem, type SittingState } from './state.ts';

export const day = localDate('2026-05-20');
const regions = ['norra', 'mellansverige', 'stockholm-gotland', 'sydostra', 'vastra', 'sodra'] as const;
export const rules: BoardRules = { ...firstRules, source: 'Påhittad arbetsordning' };

const seat = (person: string, kind: Seat['seat'], region: string | null): Seat => ({
  person,
  name: `Påhittad ${person}`,
  seat: kind,
  region,
  regionName: region,
});
/** A chair, six members and a substitute for each seat. */
export const roster: readonly Seat[] = [
  seat('chair', 'chair', null),
  seat('chair-2', 'substitute', null),
  ...regions.flatMap((region) => [seat(`m-${region}`, 'member', region), seat(`s-${region}`, 'substitute', region)]),
];
export const members = roster.filter((one) => one.seat !== 'substitute').map(({ person }) => person);

export const slotsOf = (units: number, unitsForChildren: number | null): SlotStructure => ({
  units,
  unitsForChildren,
  tasks: [],
  subPermits: [],
  note: null,
});

export const applicant = (region: string, more: Partial<Applicant> = {}): Applicant => ({
  key: `a-${region}`,
  region,
  regionName: `Region ${region}`,
  collaborationRegions: [],
  hospital: null,
  unit: `Enhet ${region}`,
  application: null,
  diaryNumber: null,
  withdrawn: false,
  wants: { population: 'both', tasks: [], subPermits: [] },
  ...more,
});

export const item = (more: Partial<Item> = {}): Item => ({
  ...emptyItem,
  id: 'item-1',
  kind: 'award',
  title: 'Provområde (påhittat)',
  area: 'provomrade',
  background: ['Få patienter.'],
  matter: 'Två regioner har ansökt.',
  assessment: 'Båda har förutsättningar.',
  slots: slotsOf(3, 2),
  applicants: [applicant('12'), applicant('03')],
  conditions: [{ id: 'v1', heading: 'other', audience: 'both', text: { sv: 'Enheten följer upp.', en: null } }],
  ...more,
});

export const grant = (region: string, more: Partial<Extract<Outcome, { kind: 'grant' }>> = {}): Outcome => ({
  kind: 'grant',
  applicant: `a-${region}`,
  population: 'both',
  tasks: [],
  subPermits: [],
  start: localDate('2026-09-01'),
  reasons: '',
  ...more,
});
export const reject = (region: string): Outcome => ({
  kind: 'reject',
  applicant: `a-${region}`,
  reasons: 'En annan enhet har större volymer.',
});
export const proposal = (id: string, outcomes: readonly Outcome[], from: string | null = null): Proposal => ({ id, from, outcomes });
export const bothGranted = proposal('A', [grant('12'), grant('03', { population: 'adults' })]);
export const oneGranted = proposal('B', [grant('12'), reject('03')], 'm-norra');

/** The hash stands for the minutes: two that differ in a byte differ here. */
export const hashOf = (state: SittingState): string => JSON.stringify(minutesOf(state, true));
export const itemHashOf = (state: SittingState, of: string): string => {
  const one = findItem(state, of);
  return one ? JSON.stringify(itemMinutesIn(state, one)) : '';
};

/** A meeting in memory: what it refuses is thrown, by its names. */
export function sitting(today = day) {
  let state = beginning;
  const events: SittingEvent[] = [];
  const faults = (what: Happening): readonly SittingFault[] =>
    faultsOf(state, what, {
      today,
      hash: state.day === null ? '' : what.kind === 'item-adjusted' && isOfItem(what) ? itemHashOf(state, what.of) : hashOf(state),
      parts: ['p1.background.1'],
    });
  const self = {
    events,
    get state() {
      return state;
    },
    faults,
    does: (...list: readonly Happening[]) => {
      for (const what of list) {
        const found = faults(what);
        if (found.length > 0) throw new Error(`${what.kind}: ${found.join(' ')}`);
        const event = {
          seq: events.length + 1,
          at: new Date(Date.UTC(2026, 4, 20, 8, events.length)).toISOString(),
          by: 'secretary',
          what,
        };
        events.push(event);
        state = apply(state, event);
      }
      return self;
    },
    /** Adjusts with the minutes as they are. */
    adjusts: (person: string) => self.does({ kind: 'adjusted', person, hash: hashOf(state) }),
  };
  return self;
}

/** A meeting that has been opened with the chair and the six members there, and the item open. */
export function inSession(given: Item = item(), present: readonly string[] = members, by: BoardRules = rules) {
  const meeting = sitting();
  meeting.does(
    { kind: 'planned', day, start: '10:00', place: 'Stockholm' },
    { kind: 'item-added', item: given },
    { kind: 'noticed', diaryNumber: '2026-000001' },
  );
  meeting.does({ kind: 'opened', roster, rules: by }, ...present.map((person): Happening => ({ kind: 'arrived', person })));
  return meeting.does({ kind: 'item-opened', of: given.id, held: [] });
}
