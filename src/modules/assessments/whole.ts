import type { LocalDate } from '../../kernel/date.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type Asked, countAllocations } from '../allocation/index.ts';
import type { CareCase } from '../cases/index.ts';
import {
  type Answered,
  allParts,
  answersOf,
  findStatement,
  type Part,
  type Statement,
  type Voter,
  votersOf,
} from '../preparation/index.ts';
import { type Applied, nameOf, type Round, roundOf } from './applicants.ts';
import type { StatementContent } from './content.ts';
import { conditionsIn, type Judgement } from './core/judgement.ts';
import {
  type ApplicantPart,
  applicantPart,
  type ConditionsPart,
  type Obstacle,
  obstaclesTo,
  type PartContent,
  type ProposedCondition,
  proposedConditions,
  type RankingPart,
  type SummaryPart,
} from './core/statement.ts';
import type { AssessmentsDeps } from './deps.ts';
import { type Assessment, assessmentsIn, judgementsOn, latestEdition, lockedContent, settledByBoard } from './queries.ts';
import { askedIn, isScarce, standingIn } from './slots.ts';

/** All that a statement says and rests on, as its page and its document need it. */
export type WholeStatement = {
  readonly statement: Statement;
  /** Which edition it is, from 1. */
  readonly edition: number;
  /** The call with the applications that this edition speaks of. */
  readonly round: Round;
  /** The applications that the board has settled since, by name: they are not spoken of again. */
  readonly settled: readonly string[];
  readonly asked: Asked;
  readonly isScarce: boolean;
  readonly parts: ReadonlyMap<string, Part<PartContent>>;
  readonly applicants: ReadonlyMap<string, ApplicantPart>;
  readonly conditions: readonly ProposedCondition[];
  readonly conditionsReasons: string;
  readonly ranking: RankingPart | undefined;
  readonly summary: SummaryPart | undefined;
  readonly assessments: readonly Assessment[];
  readonly judgements: ReadonlyMap<string, readonly Judgement[]>;
  readonly voters: readonly Voter[];
  readonly answers: readonly Answered[];
  readonly obstacles: readonly Obstacle[];
};

/** Reads the statement of a case that was begun last, with what it rests on; undefined where there is none, or no call. */
export async function wholeStatement(
  tx: Tx,
  { register }: Pick<AssessmentsDeps, 'register'>,
  careCase: CareCase,
  today: LocalDate,
): Promise<WholeStatement | undefined> {
  const statement = await findStatement(tx, careCase.id, 'b2');
  const all = statement && (await roundOf(tx, careCase));
  if (!statement || !all) return undefined;
  const speaksOf = await coveredIn(tx, careCase.id, statement);
  const round = { ...all, applied: all.applied.filter(speaksOf) };
  const settled = all.applied.filter((one) => !speaksOf(one)).map(nameOf);
  const parts = new Map((await allParts<PartContent>(tx, statement.id, 'b2')).map((one) => [one.part, one]));
  const contentOf = (part: string): PartContent | undefined => parts.get(part)?.content;
  const asked = askedIn(round, standingIn(register, round.call, today), { yearly: null, least: null });
  const applicants = new Map(
    round.applied.flatMap(({ application }) => {
      const content = contentOf(applicantPart(application.id));
      return content ? [[application.id, content as ApplicantPart] as const] : [];
    }),
  );
  const assessments = await assessmentsIn(tx, careCase.id);
  const judgements = new Map<string, readonly Judgement[]>();
  for (const { application } of round.applied) judgements.set(application.id, await judgementsOn(tx, application.id));
  const conditionsPart = contentOf('conditions') as ConditionsPart | undefined;
  const ranking = rankingOf(contentOf('ranking') as RankingPart | undefined, round);
  const summary = contentOf('summary') as SummaryPart | undefined;
  const edition = (await latestEdition(tx, careCase.id))?.edition ?? 1;
  const voters = await votersOf(tx, careCase.id, 'b2');
  const answers = await answersOf(tx, statement.id, 'b2');
  const scarce = isScarce(asked);
  const base = {
    statement,
    edition,
    round,
    settled,
    asked,
    isScarce: scarce,
    parts,
    applicants,
    assessments,
    judgements,
    ranking,
    summary,
    voters,
    answers,
  };
  return {
    ...base,
    conditions: proposedConditions(round.call.decided.conditions, conditionsPart),
    conditionsReasons: conditionsPart?.reasons ?? '',
    obstacles: obstaclesTo({
      covered: round.applied.map(coveredBy),
      applicants,
      summary,
      ranking,
      isScarce: scarce,
      fits: canAllBeGiven(asked, applicants, ranking),
      assessed: countedBy(assessments),
      members: voters.map(({ person }) => person),
      answers,
      version: statement.version,
    }),
  };
}

/** What an edition speaks of: one that has been locked of what it was locked with, one that is written of what the board has not settled. */
async function coveredIn(tx: Tx, careCase: string, { status }: Pick<Statement, 'status'>): Promise<(one: Applied) => boolean> {
  const locked = status === 'locked' ? await lockedContent<Pick<StatementContent, 'applicants'>>(tx, careCase) : undefined;
  if (locked) {
    const ids = new Set(locked.content.applicants.map(({ application }) => application));
    return ({ application }) => ids.has(application.id);
  }
  const settled = await settledByBoard(tx, careCase);
  return ({ application }) => !settled.has(application.id);
}

/** Whoever has been taken back, or settled, leaves the place in the order to the next. */
function rankingOf(written: RankingPart | undefined, { applied }: Round): RankingPart | undefined {
  if (!written) return undefined;
  const left = new Set(applied.filter(({ withdrawn }) => !withdrawn).map(({ application }) => application.id));
  const spokenOf = new Set(applied.map(({ application }) => application.id));
  // An allocation to those whom the board has settled since is not the one that is followed now.
  const isOfNow = written.scenario?.awards.every(({ applicant }) => spokenOf.has(applicant)) ?? false;
  return { ...written, order: written.order.filter((id) => left.has(id)), scenario: isOfNow ? written.scenario : null };
}

const coveredBy = (one: Applied) => ({
  application: one.application.id,
  name: nameOf(one),
  withdrawn: one.withdrawn,
  conditions: conditionsIn(one.snapshot).map(({ key }) => key),
});

function countedBy(assessments: readonly Assessment[]): ReadonlyMap<string, { readonly open: number; readonly handedIn: number }> {
  const groups = Map.groupBy(assessments, ({ application }) => application);
  const count = (some: readonly Assessment[], state: Assessment['state']): number => some.filter((one) => one.state === state).length;
  return new Map([...groups].map(([id, some]) => [id, { open: count(some, 'open'), handedIn: count(some, 'handed-in') }]));
}

/** Whether there is an allowed allocation that gives something to each that is proposed a permit; the one that is picked, where one is. */
export function canAllBeGiven(asked: Asked, applicants: ReadonlyMap<string, ApplicantPart>, ranking: RankingPart | undefined): boolean {
  const proposed = asked.applicants.filter(({ id }) => applicants.get(id)?.outcome === 'grant');
  const picked = ranking?.scenario;
  if (picked) {
    const given = new Set(picked.awards.map(({ applicant }) => applicant));
    return given.size === proposed.length && proposed.every(({ id }) => given.has(id));
  }
  return countAllocations(asked.free, proposed, asked.standing, { everyone: true }) > 0n;
}
