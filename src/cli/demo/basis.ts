import { renameCareCase } from '../../modules/cases/index.ts';
import { isKind } from '../../modules/journal/index.ts';
import {
  beginBasis,
  commentPart,
  findOpenEdition,
  lockBasis,
  type PartKey,
  savePart,
  settleComment,
  takeStand,
} from '../../modules/proposals/index.ts';
import type { Values } from '../../modules/work/index.ts';
import { OperatorFault } from '../../platform/operator-fault.ts';
import { chair, experts, officer } from './cast.ts';
import { type Names, names, versionOf } from './nomination.ts';
import { must } from './stage.ts';
import type { World } from './world.ts';

/** The area of the register whose public text the made-up group is let to arrive at. */
const model = 'sallsynta-motorikstorningar';
const borrowed = 'Texten är lånad från registrets uppgifter om Sällsynta motorikstörningar och används här i ett påhittat ärende.';

/** Definition and conditions as the register has them from public text. */
function texts(world: World): { readonly definition: Values; readonly conditions: Values } {
  const journal = world.deps.register.data().journal.filter((entry) => entry.area === model);
  const definition = journal.find((entry) => isKind(entry, 'definition'));
  const conditions = journal.find((entry) => isKind(entry, 'conditions'));
  if (!definition || !conditions || !isKind(definition, 'definition') || !isKind(conditions, 'conditions')) {
    throw new OperatorFault(`The register has no definition and conditions of ${model}.`);
  }
  const { summary, population, parts, inScope, clarifications, delimitations } = definition.payload;
  return {
    definition: {
      ref: '',
      summary: `${summary?.sv ?? ''} (${borrowed})`,
      population: population ?? 'both',
      parts: parts.map(({ id, heading, text, points }) => ({
        id,
        heading: heading.sv,
        text: text.sv,
        points: points.map((point) => point.text.sv).join('\n'),
      })),
      inScope: inScope.join('\n'),
      clarifications: clarifications.map(({ id, text }) => ({ id, sv: text.sv })),
      delimitations: delimitations.map(({ id, text }) => ({ id, sv: text.sv, codes: '' })),
    },
    conditions: {
      conditions: conditions.payload.conditions.map(({ id, heading, audience, text }) => ({ id, heading, audience, sv: text.sv })),
    },
  };
}

const background: Values = {
  background:
    'Sällsynta motorikstörningar är många sjukdomar som var för sig är mycket ovanliga. I dag utreds patienterna på många kliniker. (Påhittat underlag i en demonstration.)',
  patientGroup: 'Barn och vuxna med ataxi, dystoni, annan dyskinesi eller hereditär spastisk parapares av genetisk eller ovanlig orsak.',
  volumes: [
    { measure: 'Personer som behöver diagnostisk utredning', year: '2023', number: '180', source: 'Påhittad skattning i demonstrationen' },
    {
      measure: 'Personer som behöver multiprofessionell bedömning',
      year: '2023',
      number: '240',
      source: 'Påhittad skattning i demonstrationen',
    },
  ],
};

const consequences: Values = {
  patients: 'Fler får en diagnos. Några får längre resor, som vägs upp av att besöken blir färre och samlade.',
  otherCare: 'Neurologklinikerna behåller initial utredning och den löpande vården.',
  emergencyCare: 'Vården är planerad. Jouren påverkas inte.',
  education: 'Enheterna tar emot läkare och andra under utbildning från hela landet.',
  research: 'Samlade patienter gör det möjligt att delta i studier av nya behandlingar.',
  travel: 'Sjukresor och boende för närstående behöver planeras, särskilt för barn.',
};

/** The group writes together, comments, takes its stand and locks; meanwhile the area gets another name. */
export async function playBasis(world: World, id: string, { later, laterEn }: Names = names): Promise<void> {
  const { stage, deps } = world;
  stage.at('2024-04-15');
  must('the basis', await beginBasis(stage.as(officer), id));
  const { definition, conditions } = texts(world);
  const save = async (persona: string, part: PartKey, version: number, values: Values): Promise<void> => {
    must(`the part ${part}`, await savePart(stage.as(persona), deps.authoring, { careCase: id, part }, version, values));
  };
  stage.at('2024-05-13');
  await save('sakkunnig-4', 'background', 1, background);
  stage.at('2024-06-03');
  await save(chair, 'definition', 1, definition);
  stage.at('2024-09-02');
  const reason = 'Genomlysningen visar att området är större än ataxierna: samma team behövs för andra sällsynta motorikstörningar.';
  const name = { name: later, nameEn: laterEn };
  must('the new name', await renameCareCase(stage.as(officer), deps, { id, version: await versionOf(world, id), ...name, reason }));
  stage.at('2024-09-23');
  await save('sakkunnig-7', 'conditions', 1, conditions);
  await save('sakkunnig-3', 'consequences', 1, consequences);
  stage.at('2024-10-14');
  await save(chair, 'slots', 1, { units: '4', unitsForChildren: '2', slotTasks: [], slotSubPermits: [], slotNote: '' });
  const quote = 'Jouren påverkas inte';
  const body = 'Skriv ut att patienterna kan behöva akut vård nära hemmet.';
  const comment = must(
    'a comment',
    await commentPart(stage.as('sakkunnig-6'), { careCase: id, part: 'consequences' }, { version: 2, quote, body }),
  );
  stage.at('2024-11-04');
  await save(chair, 'slots', 2, {
    units: '3',
    unitsForChildren: '2',
    slotTasks: [],
    slotSubPermits: [],
    slotNote: 'Tre enheter för vuxna, varav två också för barn.',
  });
  const emergencyCare =
    'Vården är planerad. Jouren påverkas inte, men patienterna kan behöva akut vård nära hemmet och ska ha med sig en plan.';
  await save('sakkunnig-3', 'consequences', 2, { ...consequences, emergencyCare });
  must('the comment taken care of', await settleComment(stage.as('sakkunnig-3'), { careCase: id, part: 'consequences' }, comment));
  await save('sakkunnig-5', 'followUp', 1, {
    followUp:
      'Andel med diagnos inom ett år från remiss, väntetid till bedömning, patientrapporterad funktion och återrapport till remittenten.',
  });
  stage.at('2024-12-02');
  const edition = async () => (await stage.read(officer, (tx) => findOpenEdition(tx, id)))?.version ?? 0;
  const version = await edition();
  for (const { persona } of experts) {
    const said = persona === 'sakkunnig-8' ? 'Logoped borde finnas i teamet hela veckan, inte bara kunna kallas.' : null;
    must('a stand', await takeStand(stage.as(persona), id, { version, stand: said === null ? 'approve' : 'dissent', said }));
  }
  stage.at('2024-12-09');
  must('the lock', await lockBasis(stage.as(chair), deps, id, await edition()));
}
