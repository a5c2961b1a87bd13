import { playMeetings } from '../../src/cli/demo/board.ts';
import { secretary } from '../../src/cli/demo/board-cast.ts';
import { information, sittingOf } from '../../src/cli/demo/meeting.ts';
import { must } from '../../src/cli/demo/stage.ts';
import type { World } from '../../src/cli/demo/world.ts';
import { localDate } from '../../src/kernel/date.ts';
import { addItem, continued, type Item } from '../../src/modules/sittings/index.ts';

/** Five made-up applications by real regions that came on paper, for three places, of which two also for children. */
export const applications = [
  { region: '12', unit: 'Påhittad enhet för motorikstörningar, Skåne', population: 'both' },
  { region: '01', unit: 'Påhittad enhet för motorikstörningar, Stockholm', population: 'both' },
  { region: '14', unit: 'Påhittad enhet för motorikstörningar, Västra Götaland', population: 'adults' },
  { region: '03', unit: 'Påhittad enhet för motorikstörningar, Uppsala', population: 'both' },
  { region: '05', unit: 'Påhittad enhet för motorikstörningar, Östergötland', population: 'adults' },
] as const;

const AREA = 'sallsynta-motorikstorningar';
const madeUp = '(Påhittat i en demonstration.)';

/** The demonstration's two meetings about applications that came on paper: no call, no B2. Returns the first meeting. */
export function playBoardOnPaper(world: World): Promise<string> {
  const put = async (id: string, item: Omit<Item, 'id'>): Promise<void> => {
    must('an item', await addItem(world.stage.as(secretary), { id }, item));
  };
  return playMeetings(world, () => undefined, {
    first: (id) => put(id, itemOf(world)),
    between: async () => undefined,
    second: async (id, first) => {
      const held = await sittingOf(world, first);
      const again = continued(held, held.state.items[0]?.item.id ?? '');
      if (!again) throw new Error('nothing was referred back');
      await put(id, again);
    },
  });
}

function itemOf({ deps }: World): Omit<Item, 'id'> {
  const view = deps.register.withFictitious.view(localDate('2026-06-10'), localDate('2099-01-01'));
  const area = view.findArea(AREA);
  const slots = area?.agencyDecision?.payload.slots ?? null;
  if (!area || !slots) throw new Error(`the register does not say how many units ${AREA} has`);
  return {
    ...information,
    kind: 'award',
    title: `${area.area.name} (påhittat)`,
    area: AREA,
    background: ['Patienterna är få och behöver flera yrken tillsammans.', madeUp],
    matter: 'Fem regioner har ansökt, i en demonstration.',
    assessment: `Beredningsgruppen bedömer att Skåne och Stockholm har goda förutsättningar. ${madeUp}`,
    proposal: 'Nämnden beviljar Skåne och Stockholm tillstånd, återremitterar Västra Götaland och avslår övriga ansökningar.',
    slots,
    applicants: applications.map(({ region: code, unit, population }, i) => {
      const region = view.findRegion(code);
      const wants = { population, tasks: [], subPermits: [] };
      const names = { region: code, regionName: region?.name ?? code, collaborationRegions: region?.collaborationRegions ?? [] };
      return { key: `s${i + 1}`, ...names, hospital: null, unit, application: null, diaryNumber: null, withdrawn: false, wants };
    }),
    conditions: area.conditions?.payload.conditions ?? [],
    presenter: 'Föredragande handläggare',
  };
}
