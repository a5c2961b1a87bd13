import { beginRuling, proposeRuling, rulingsOf, takeRuling } from '../../modules/rulings/index.ts';
import { head, officer } from './cast.ts';
import { must } from './stage.ts';
import type { World } from './world.ts';

/** The agency's decision: prepared by the officer, taken by the head on 9 December 2025. */
export async function playRuling(world: World, careCase: string): Promise<void> {
  const { stage, deps } = world;
  stage.at('2025-10-20');
  must('the decision begun', await beginRuling(stage.as(officer), careCase));
  const version = async () => (await stage.read(officer, (tx) => rulingsOf(tx, careCase)))[0]?.version ?? 0;
  stage.at('2025-12-01');
  const values = {
    outcome: 'nhv',
    units: '3',
    unitsForChildren: '2',
    slotTasks: [],
    slotSubPermits: [],
    slotNote: 'Tre enheter för vuxna, varav två också för barn.',
    reasons:
      'Vården är komplex och patienterna är få. Den behöver samlas för att kunskap och kvalitet ska hålla. Tre enheter ger tillräckliga volymer och rimliga resor. (Påhittat beslut i en demonstration.)',
    departure: '',
  };
  must('the decision proposed', await proposeRuling(stage.as(officer), deps, { careCase, version: await version() }, values));
  stage.at('2025-12-09');
  must('the decision', await takeRuling(stage.as(head), deps, { careCase, version: await version() }));
}
