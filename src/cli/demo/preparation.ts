import { localDate } from '../../kernel/date.ts';
import {
  answerStatement,
  beginStatement,
  findStatement,
  lockB1Statement,
  type PartContent,
  writePart,
} from '../../modules/preparation/index.ts';
import { b1, officer } from './cast.ts';
import { must } from './stage.ts';
import type { World } from './world.ts';

/** B1 weighs what gathering the care does to the system, foresees what can be seen later, and locks its statement. */
export async function playStatement(world: World, careCase: string): Promise<void> {
  const { stage, deps } = world;
  stage.at('2025-06-10');
  must('the statement', await beginStatement(stage.as(officer), careCase));
  const write = async (persona: string, part: string, content: PartContent): Promise<void> => {
    must(`the part ${part}`, await writePart(stage.as(persona), { careCase, part, version: 0, content }));
  };
  stage.at('2025-08-25');
  await write('b1-ledamot', 'emergency-care', {
    text: 'Vården är planerad. Ingen jourlinje beror av den, och inga akuta flöden flyttas. (Påhittat yttrande.)',
  });
  await write('b1-ledamot-2', 'patients-and-care', {
    text: 'Vården samlas på tre enheter. Initial utredning och uppföljning nära hemmet är kvar i regionerna.',
  });
  await write('b1-ledamot-3', 'transports', { text: 'Resorna blir längre för en del. Digitala ronder minskar antalet besök.' });
  await write('b1-ledamot', 'conclusion', { text: 'Beredningsgruppen tillstyrker tre enheter, varav två för barn.' });
  await write('b1-ledamot', 'new', {
    what: 'Andelen som har en fastställd diagnos ett år efter remiss ökar.',
    place: { kind: 'national' },
    by: localDate('2029-12-31'),
    measure: 'Andel med diagnos inom tolv månader, ur enheternas årsrapporter.',
    direction: 'up',
    certainty: 'medium',
  });
  await write('b1-ledamot-2', 'new', {
    what: 'Antalet akuta inläggningar i patientgruppen är oförändrat.',
    place: { kind: 'national' },
    by: localDate('2028-12-31'),
    measure: 'Akuta inläggningar per år i patientregistret.',
    direction: 'same',
    certainty: 'high',
  });
  stage.at('2025-09-08');
  const version = async () => (await stage.read(officer, (tx) => findStatement(tx, careCase)))?.version ?? 0;
  for (const persona of b1) {
    must('an approval', await answerStatement(stage.as(persona), { careCase, version: await version(), answer: 'approve', text: null }));
  }
  must('the statement locked', await lockB1Statement(stage.as(officer), deps, { careCase, version: await version() }));
}
