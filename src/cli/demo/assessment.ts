import { localDate } from '../../kernel/date.ts';
import { latestSubmission, snapshotOf } from '../../modules/applications/index.ts';
import { assignAssessor, handInAssessment, judgeCondition, noteOnApplication } from '../../modules/assessments/index.ts';
import { officer } from './cast.ts';
import { playStandingGroup } from './group.ts';
import { must } from './stage.ts';
import { b2, doubtful, saidAlone } from './verdicts.ts';
import type { World } from './world.ts';

/** An application that has come in: whose, and the conditions that it answers. */
export type Come = { readonly id: string; readonly region: string; readonly conditions: readonly string[] };

/** The conditions that an application answers, as its sections are called. */
export const conditionsOf = ({ stage }: World, id: string): Promise<readonly string[]> =>
  stage.read(officer, async (tx) => {
    const latest = await latestSubmission(tx, id);
    const snapshot = latest && (await snapshotOf(tx, latest.id));
    if (!snapshot) throw new Error('what was sent in cannot be read');
    return snapshot.sections.map(({ key }) => key).filter((key) => /^(special|general):/.test(key));
  });

/** B2 is appointed for the case and declares; one tells of something that is judged not to be a conflict of interest. */
export const playB2Group = (world: World, id: string): Promise<void> =>
  playStandingGroup(world, id, {
    kind: 'b2',
    members: b2,
    proposed: '2026-05-07',
    appointed: '2026-05-08',
    declared: '2026-05-11',
    doubtful: 'b2-ledamot-3',
  });

/** Each assessor judges every condition without seeing the others', and hands in; then they compare and talk. */
export async function playAssessments({ stage }: World, careCase: string, come: readonly Come[]): Promise<void> {
  const assessors = ({ region }: Come) => b2.filter((one) => one !== 'b2-ledamot-3' || doubtful.includes(region));
  stage.at('2026-05-11');
  for (const one of come)
    for (const assessor of assessors(one)) {
      const given = { careCase, application: one.id, person: stage.personOf(assessor), due: localDate('2026-05-20') };
      must('an application to assess', await assignAssessor(stage.as(officer), given));
    }
  stage.at('2026-05-18');
  for (const one of come)
    for (const assessor of assessors(one)) {
      const of = { careCase, application: one.id };
      for (const condition of one.conditions) {
        const said = { ...saidAlone(one.region, condition, assessor), passage: 'Avsnittet om villkoret' };
        must('a judgement', await judgeCondition(stage.as(assessor), { ...of, condition, version: 0, submissionNumber: 1, said }));
      }
      must('an assessment handed in', await handInAssessment(stage.as(assessor), of));
    }
  stage.at('2026-05-20');
  const unsure = come.find(({ region }) => region === '14');
  if (!unsure) throw new Error('nobody is unsure of anything');
  const about = { careCase, application: unsure.id, condition: 'special:neurologist', kind: 'discussion' } as const;
  const text = 'Vi läser bemanningen olika. Jag utgår från att två neurologer behöver vara i tjänst hela året. (Påhittad anteckning.)';
  must('a note', await noteOnApplication(stage.as('b2-ledamot-3'), { ...about, text }));
}
