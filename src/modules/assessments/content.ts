import type { LocalDate } from '../../kernel/date.ts';
import type { Award } from '../allocation/index.ts';
import type { CareCase } from '../cases/index.ts';
import type { Population, SpecialCondition } from '../journal/index.ts';
import { standOf } from '../preparation/index.ts';
import { nameOf } from './applicants.ts';
import { conditionsIn } from './core/judgement.ts';
import type { JointVerdict, ProposedCondition, ProposedOutcome } from './core/statement.ts';
import { partsWanted } from './slots.ts';
import type { WholeStatement } from './whole.ts';

/** One applicant in a locked statement. */
export type AssessedApplicant = {
  readonly application: string;
  /** County code. */
  readonly region: string;
  readonly name: string;
  readonly hospital: string | null;
  readonly unit: string | null;
  readonly diaryNumber: string | null;
  /** The submission that the statement is about, and its hash. */
  readonly submission: { readonly number: number; readonly hash: string };
  readonly withdrawn: boolean;
  readonly wants: { readonly population: Population | null; readonly tasks: readonly string[]; readonly subPermits: readonly string[] };
  /** By condition, with its heading in Swedish. */
  readonly verdicts: readonly (JointVerdict & { readonly condition: string; readonly title: string })[];
  /** Null of an application that has been taken back. */
  readonly outcome: ProposedOutcome | null;
  readonly reasons: string;
  readonly prospects: string;
  readonly ifGranted: string;
  readonly ifRejected: string;
  readonly start: LocalDate | null;
  /** Its place in the order, from 1; null where there is none. */
  readonly rank: number | null;
  /** What it would be given by the scenario that the ranking follows; null where none is picked. */
  readonly award: Award | null;
};

/** A statement as it is locked: complete in itself. */
export type StatementContent = {
  readonly format: 'tillstand.b2-statement/1';
  readonly fictitious: boolean;
  readonly careCase: string;
  readonly call: string;
  readonly area: string;
  readonly areaName: string;
  readonly applicants: readonly AssessedApplicant[];
  readonly conditions: readonly ProposedCondition[];
  readonly conditionsReasons: string;
  readonly ranking: { readonly reasons: string; readonly scenario: string | null } | null;
  readonly summary: string;
  readonly members: readonly { readonly name: string; readonly stand: 'approve' | 'dissent'; readonly dissent: string | null }[];
};

/** What a statement says now, as it would be locked. */
export function contentOf(careCase: CareCase, whole: WholeStatement): StatementContent {
  const { round, statement, ranking, voters, answers } = whole;
  return {
    format: 'tillstand.b2-statement/1',
    fictitious: careCase.fictitious,
    careCase: careCase.id,
    call: round.call.id,
    area: careCase.area,
    areaName: careCase.areaName,
    applicants: applicantsOf(whole),
    conditions: whole.conditions,
    conditionsReasons: whole.conditionsReasons,
    ranking: ranking ? { reasons: ranking.reasons, scenario: ranking.scenario?.key ?? null } : null,
    summary: whole.summary?.text ?? '',
    members: voters.flatMap(({ person, name }) => {
      const stand = standOf(person, answers, statement.version);
      if (stand !== 'approve' && stand !== 'dissent') return [];
      return [{ name, stand, dissent: stand === 'dissent' ? (answers.findLast((one) => one.person === person)?.text ?? null) : null }];
    }),
  };
}

function applicantsOf({ round, applicants, ranking }: WholeStatement): readonly AssessedApplicant[] {
  return round.applied.map((one) => {
    const { application, latest, snapshot, region, withdrawn } = one;
    const { adults, children } = snapshot.slots;
    const part = withdrawn ? undefined : applicants.get(application.id);
    const place = ranking?.order.indexOf(application.id) ?? -1;
    return {
      application: application.id,
      region,
      name: nameOf(one),
      hospital: snapshot.unit.hospital === '' ? null : snapshot.unit.hospital,
      unit: snapshot.unit.name === '' ? null : snapshot.unit.name,
      diaryNumber: latest.diaryNumber,
      submission: { number: latest.number, hash: latest.hash },
      withdrawn,
      wants: {
        population: adults && children ? 'both' : children ? 'children' : adults ? 'adults' : null,
        ...partsWanted(one, round.call),
      },
      verdicts: conditionsIn(snapshot).flatMap(({ key, title }) => {
        const said = part?.verdicts[key];
        return said ? [{ ...said, condition: key, title: title.sv }] : [];
      }),
      outcome: part?.outcome ?? null,
      reasons: part?.reasons ?? '',
      prospects: part?.prospects ?? '',
      ifGranted: part?.ifGranted ?? '',
      ifRejected: part?.ifRejected ?? '',
      start: part?.start ?? null,
      rank: place < 0 ? null : place + 1,
      award: ranking?.scenario?.awards.find((award) => award.applicant === application.id) ?? null,
    };
  });
}

/** What the board is lent of a locked statement: one applicant, with the conditions as B2 proposes them. */
export type Assessed = Omit<AssessedApplicant, 'verdicts'> & {
  /** As B2 proposes them; null where it proposes those of the call. */
  readonly conditions: readonly SpecialCondition[] | null;
};

export function assessedFrom({ applicants, conditions }: StatementContent): readonly Assessed[] {
  const own = conditions.some(({ changed }) => changed) ? conditions.map(({ changed: _, callWording: __, ...one }) => one) : null;
  return applicants.map(({ verdicts: _, ...one }) => ({ ...one, conditions: own }));
}
