import type { LocalDate } from '../../kernel/date.ts';
import {
  adjustMinutes,
  emptyItem,
  findItem,
  findSitting,
  giveNotice,
  type Happening,
  happen,
  type Item,
  minutesHash,
  openItem,
  openSitting,
  planSitting,
  publishMinutes,
} from '../../modules/sittings/index.ts';
import { chair, northSubstitute, present, secretary } from './board-cast.ts';
import { must } from './stage.ts';
import type { World } from './world.ts';

export const information: Omit<Item, 'id'> = {
  ...emptyItem,
  kind: 'information',
  title: 'Lägesbild för nationell högspecialiserad vård (påhittad punkt)',
};

export const sittingOf = async ({ stage }: World, id: string) => {
  const found = await stage.read(secretary, (tx) => findSitting(tx, id));
  if (!found) throw new Error('the meeting is not there');
  return found;
};

/** Plans a meeting with its agenda, gives notice and opens it, with everyone who is there. */
export async function meeting(world: World, day: LocalDate, fill: (id: string) => Promise<void>): Promise<string> {
  const { stage, deps } = world;
  const by = () => stage.as(secretary);
  const id = must('the meeting', await planSitting(by(), { day, start: '10:00', place: 'Påhittad lokal, Stockholm' }));
  await fill(id);
  must('the notice', await giveNotice(by(), deps, { id }));
  stage.at(day, '10:00');
  must('the meeting opened', await openSitting(by(), { id }));
  const arrivals = present.map((persona): Happening => ({ kind: 'arrived', person: stage.personOf(persona) }));
  const stepsIn: Happening = { kind: 'stepped-in', person: stage.personOf(northSubstitute), region: 'norra' };
  must('the board there', await happen(by(), { id }, ...arrivals, stepsIn));
  return id;
}

/** Opens an item; everyone there says that there is no conflict of interest. */
export async function begin(world: World, id: string, of: string): Promise<void> {
  const { stage } = world;
  stage.at((await sittingOf(world, id)).day, '10:10');
  must('the item opened', await openItem(stage.as(secretary), { id, of }));
  const answers = present.map(
    (persona): Happening => ({ kind: 'conflict-answered', of, person: stage.personOf(persona), conflicted: false, why: '' }),
  );
  must('answers on conflicts of interest', await happen(stage.as(secretary), { id }, ...answers));
}

/** The meeting is closed, its minutes are adjusted by two who were there, and published. */
export async function endAndAdjust(world: World, id: string, on: string, isMasked: boolean): Promise<void> {
  const { stage, deps } = world;
  stage.at((await sittingOf(world, id)).day, '11:40');
  const by = () => stage.as(secretary);
  const adjusters = [chair, 'ledamot'];
  const persons = adjusters.map((persona) => stage.personOf(persona));
  must('the meeting closed', await happen(by(), { id }, { kind: 'adjusters-appointed', persons }, { kind: 'closed' }));
  stage.at(on);
  for (const persona of adjusters)
    must('the minutes adjusted', await adjustMinutes(stage.as(persona), deps, { id, hash: minutesHash(await sittingOf(world, id)) }));
  const [one] = (await sittingOf(world, id)).state.items;
  if (isMasked && one && findItem((await sittingOf(world, id)).state, one.item.id)?.texts.length)
    must('a part masked', await happen(by(), { id }, { kind: 'masked', part: `p${one.number}.text.1`, ground: 'påhittad bestämmelse' }));
  must('the minutes published', await publishMinutes(by(), deps, { id }));
}
