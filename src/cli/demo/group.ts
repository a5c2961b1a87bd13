import { localDate } from '../../kernel/date.ts';
import { declarationsOf, declareConflict, judgeConflict } from '../../modules/cases/index.ts';
import {
  appointMembers,
  findGroup,
  linkAccount,
  nominate,
  openRound,
  proposeMembers,
  recordNomination,
  seatsOf,
} from '../../modules/groups/index.ts';
import { personas } from '../../modules/identity/index.ts';
import { b1, chair, type Expert, experts, head, officer } from './cast.ts';
import { must } from './stage.ts';
import type { World } from './world.ts';

const nameOf = (persona: string): string => personas.find((one) => one.id === persona)?.name.sv ?? persona;
const mailOf = (persona: string): string => `${persona}@exempel.invalid`;
const nominee = ({ persona, profession, region, represents }: Expert) => ({
  name: nameOf(persona),
  mail: mailOf(persona),
  profession,
  collaborationRegion: region,
  standing:
    represents === 'profession'
      ? 'Lång erfarenhet av patientgruppen och av forskning inom området (påhittat).'
      : 'Företräder patienterna i en påhittad förening.',
  represents,
});

const versionOf = (world: World, id: string, kind: 'expert' | 'b1' | 'b2'): Promise<number> =>
  world.stage.read(officer, async (tx) => (await findGroup(tx, id, kind))?.version ?? 0);

/** Nominations from the regions, a group that is whole, appointments, accounts and declarations. */
export async function playExpertGroup(world: World, id: string): Promise<void> {
  const { stage, deps } = world;
  stage.at('2024-01-15');
  const letter =
    'Socialstyrelsen söker sakkunniga till genomlysningen av ataxier. Nominera personer som företräder er samverkansregion. Flera yrken behövs. (Påhittat brev i en demonstration.)';
  const round = must('the round', await openRound(stage.as(officer), deps, { careCase: id, letter, lastDay: localDate('2024-02-29') }));
  const keys = new Map<string, string>();
  stage.at('2024-02-12');
  for (const one of experts) {
    const received =
      one.by === null
        ? must(
            'the letter from the association',
            await recordNomination(stage.as(officer), {
              careCase: id,
              source: 'patient-organisation',
              sourceName: 'Påhittad patientförening',
              received: localDate('2024-02-12'),
              nominee: nominee(one),
            }),
          )
        : must('the nomination of an expert', await nominate(stage.as(one.by), { round, nominee: nominee(one), replaces: null }));
    keys.set(one.persona, received.id);
  }
  stage.at('2024-03-11');
  must(
    'the proposal of members',
    await proposeMembers(stage.as(officer), {
      careCase: id,
      kind: 'expert',
      version: await versionOf(world, id, 'expert'),
      members: [...keys.values()],
      chair: keys.get(chair) ?? '',
      from: localDate('2024-03-18'),
      to: localDate('2026-12-31'),
      reason: null,
    }),
  );
  stage.at('2024-03-18');
  const version = await versionOf(world, id, 'expert');
  must('the appointment', await appointMembers(stage.as(head), deps, { careCase: id, kind: 'expert', version, accepted: null }));
  for (const one of experts) {
    const seat = await stage.read(officer, async (tx) => {
      const group = await findGroup(tx, id, 'expert');
      return group && (await seatsOf(tx, group.id)).find(({ nomination }) => nomination === keys.get(one.persona));
    });
    const asked = { careCase: id, kind: 'expert' as const, seat: seat?.id ?? '', version: seat?.version ?? 0 };
    must('the account', await linkAccount(stage.as(officer), { ...asked, account: stage.personOf(one.persona) }));
  }
  stage.at('2024-03-22');
  await declareAll(
    world,
    id,
    experts.map(({ persona }) => persona),
    'sakkunnig-8',
  );
}

/** Everyone says that there is nothing; one tells of something, which is judged and found not to be a conflict. */
export async function declareAll(world: World, id: string, all: readonly string[], doubtful?: string | undefined): Promise<void> {
  const { stage } = world;
  for (const persona of all) {
    const isDoubtful = persona === doubtful;
    const circumstances = isDoubtful ? 'Har föreläst på ett möte som ett läkemedelsföretag betalade.' : '';
    must('a declaration', await declareConflict(stage.as(persona), { id, answer: isDoubtful ? 'possible' : 'none', circumstances }));
    if (!isDoubtful) continue;
    const person = stage.personOf(persona);
    const declarations = await stage.read(officer, (tx) => declarationsOf(tx, id));
    const declaration = declarations.findLast((one) => one.person === person)?.id ?? '';
    const reason = 'Ett enstaka uppdrag för flera år sedan, utan koppling till det som ska bedömas.';
    must('a judgement', await judgeConflict(stage.as(officer), { id, person, declaration, outcome: 'clear', reason }));
  }
}

/** A standing group, as far as it takes part in this case: proposed, appointed, and asked about conflicts of interest, each on a day. */
export type Standing = {
  readonly kind: 'b1' | 'b2';
  readonly members: readonly string[];
  readonly proposed: string;
  readonly appointed: string;
  readonly declared: string;
  /** Who tells of something that is judged and found not to be a conflict. */
  readonly doubtful: string | undefined;
};

export const playB1Group = (world: World, id: string): Promise<void> =>
  playStandingGroup(world, id, {
    kind: 'b1',
    members: b1,
    proposed: '2025-05-12',
    appointed: '2025-05-15',
    declared: '2025-05-16',
    doubtful: undefined,
  });

export async function playStandingGroup(world: World, id: string, group: Standing): Promise<void> {
  const { stage, deps } = world;
  const { kind } = group;
  stage.at(group.proposed);
  const members = group.members.map(stage.personOf);
  must(
    `the proposal of ${kind}`,
    await proposeMembers(stage.as(officer), {
      careCase: id,
      kind,
      version: await versionOf(world, id, kind),
      members,
      chair: members[0] ?? '',
      from: localDate(group.appointed),
      to: localDate('2026-12-31'),
      reason: null,
    }),
  );
  stage.at(group.appointed);
  const version = await versionOf(world, id, kind);
  must(`the appointment of ${kind}`, await appointMembers(stage.as(head), deps, { careCase: id, kind, version, accepted: null }));
  stage.at(group.declared);
  await declareAll(world, id, group.members, group.doubtful);
}
