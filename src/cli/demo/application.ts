import {
  assignTo,
  beginApplication,
  type Content,
  commentOnSection,
  type Field,
  findApplication,
  readApplicationForm,
  type Section,
  saveApplicationSection,
  type Value,
} from '../../modules/applications/index.ts';
import { must } from './stage.ts';
import type { World } from './world.ts';

const madeUp = 'Påhittat svar i en demonstration.';

/** What a made-up region says in a field: of the right kind, and plainly made up. */
function answer(field: Field, topic: string, row = 0): Value {
  const { kind, options = [], columns = [], rows, given, decimals } = field;
  switch (kind) {
    case 'line':
      return `Påhittad uppgift: ${field.label.sv.toLowerCase()}`;
    case 'text':
      return `${madeUp} Här beskriver regionen ${field.label.sv.toLowerCase()} för avsnittet ”${topic}”.`;
    case 'number':
      return decimals ? 1.5 + row : 4 + 3 * row;
    case 'date':
      return '2026-10-01';
    case 'yes-no':
      return false;
    case 'choice':
      return options[0]?.value ?? null;
    case 'choices':
      return options.map(({ value }) => value);
    case 'table':
      return Array.from({ length: given ? (rows?.least ?? 1) : 2 }, (_, at) =>
        Object.fromEntries(
          columns.map((column) => [
            column.name,
            given?.column === column.name ? (given.values[at] ?? '') : (answer(column, topic, at) as string | number),
          ]),
        ),
      );
  }
}

const answers = (section: Section): Content =>
  section.fields.every(({ requiredWhen }) => requiredWhen === undefined)
    ? Object.fromEntries(section.fields.map((field) => [field.name, answer(field, section.title.sv)]))
    : Object.fromEntries(section.fields.filter(({ required }) => required).map((field) => [field.name, answer(field, section.title.sv)]));

/** What a region says of its own, by the key of the section; the rest is answered as everyone does. */
export type Says = Readonly<Partial<Record<Section['key'], Content>>>;

export type Writing = {
  readonly call: string;
  readonly begins: string;
  readonly writers: readonly string[];
  readonly due: string;
  readonly isHalf?: boolean;
  readonly says?: Says;
};

/** A region begins its application, shares out the sections, and writes them, all or only the first; each writer the sections that they were asked to. */
export async function playWriting(
  { stage, deps }: World,
  { call, begins, writers, due, isHalf = false, says = {} }: Writing,
): Promise<string> {
  const [first] = writers;
  if (first === undefined) throw new Error('somebody writes');
  const id = must('an application begun', await beginApplication(stage.as(begins), { call, unitName: '' }));
  const form = async () =>
    stage.read(first, async (tx) => {
      const application = await findApplication(tx, id);
      if (!application) throw new Error('the application is not there');
      return readApplicationForm(tx, deps, application);
    });
  const { sections } = await form();
  const writerOf = (at: number): string => writers[at % writers.length] ?? first;
  for (const [at, { key }] of sections.entries()) {
    if (writers.length === 1 || at >= writers.length) continue;
    const asked = { id, key, person: stage.personOf(writerOf(at)), due: due as never, note: 'Börja gärna med den här delen.' };
    must('a section asked of a colleague', await assignTo(stage.as(begins), deps, asked));
  }
  for (const [at, section] of (isHalf ? sections.slice(0, 4) : sections).entries()) {
    const save = {
      id,
      key: section.key,
      version: 0,
      rawFor: () => ({ ...answers(section), ...says[section.key] }),
      isReady: true,
      stays: false,
    };
    must(`the section ${section.key}`, await saveApplicationSection(stage.as(writerOf(at)), deps, save));
  }
  must(
    'a comment',
    await commentOnSection(stage.as(begins), deps, { id, key: 'risks', text: 'Läs igenom planen en gång till före inskickning.' }),
  );
  const { missing } = await form();
  if (!isHalf && missing.length > 0) throw new Error(`the application is not whole: ${JSON.stringify(missing[0])}`);
  return id;
}

type Rewriting = { readonly id: string; readonly key: string; readonly person: string; readonly said: string };

/** A part as it stands, with something said before every running text of it: what a region that is asked to complete it would save. */
export async function rewrite({ stage, deps }: World, { id, key, person, said }: Rewriting) {
  const written = await stage.read(person, async (tx) => {
    const application = await findApplication(tx, id);
    if (!application) throw new Error('the application is not there');
    return (await readApplicationForm(tx, deps, application)).written.find((one) => one.key === key);
  });
  const says = (content: Content, { name, kind }: Field): Value =>
    kind === 'text' ? `${said}: ${String(content[name] ?? '')}` : (content[name] ?? null);
  return {
    version: written?.version ?? 0,
    rawFor: ({ fields }: Section): Content => Object.fromEntries(fields.map((field) => [field.name, says(written?.content ?? {}, field)])),
  };
}
