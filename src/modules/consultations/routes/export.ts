import { csv } from '../../../platform/http/csv.ts';
import type { Audit } from '../../../platform/http/route.ts';
import { doingOf, note } from '../../access/index.ts';
import { readWhole, type Whole } from '../queries/whole.ts';
import { wordText } from '../text/words.ts';
import { badForm, exporters, file, idParams, patterns, readConsultation } from './kit.tsx';

type Content = string | Uint8Array;

/** One row of the export: what a respondent says of a part. */
type Row = {
  readonly submission: Whole['submissions'][number];
  readonly cell: Whole['cells'][number];
  readonly part: string;
  readonly themes: string;
  readonly reply: string;
};

function exportRows({ consultation, submissions, cells, themes, replies }: Whole): Row[] {
  const names = new Map(themes.map(({ id, name }) => [id, name]));
  const replyOf = new Map(replies.map(({ submission, part, text }) => [`${submission} ${part}`, text]));
  const own = Map.groupBy(cells, (cell) => cell.submission);
  return submissions.flatMap((submission) => {
    const here = new Map((own.get(submission.id) ?? []).map((cell) => [cell.part, cell]));
    return consultation.parts.flatMap(({ key, title }) => {
      const cell = here.get(key);
      if (!cell) return [];
      const raised = cell.themes.map((id) => names.get(id) ?? id).join('; ');
      return [{ submission, cell, part: title.sv, themes: raised, reply: replyOf.get(`${submission.id} ${key}`) ?? '' }];
    });
  });
}

const column = (name: string, sv: string, en: string, value: (row: Row) => string) => ({ name, about: { sv, en }, value });

/** The columns of the file of answers; formulas in them are made harmless. */
const columns = [
  column('diaryNumber', 'Svarets diarienummer', 'Diary number of the answer', ({ submission }) => submission.diaryNumber),
  column('respondent', 'Den som svarar', 'Who answers', ({ submission }) => submission.name),
  column('kind', 'Sorts svarande', 'Kind of respondent', ({ submission }) => wordText.sv.kindNames[submission.kind]),
  column('submittedAt', 'När svaret kom in', 'When the answer came in', ({ submission }) => submission.submittedAt.toISOString()),
  column('part', 'Del av förslaget', 'Part of the proposal', ({ part }) => part),
  column('stance', 'Ställning', 'Stance', ({ cell }) => cell.stance),
  column('text', 'Synpunkter', 'Views', ({ cell }) => cell.text),
  column('passages', 'Stycken som svaret pekar på', 'Passages that the answer points at', ({ cell }) => cell.passages.join('; ')),
  column('themes', 'Teman', 'Themes', ({ themes }) => themes),
  column('reply', 'Myndighetens bemötande', 'What the authority says', ({ reply }) => reply),
];

const audit = 'consultation.exported' satisfies Audit;

/** The route of a file with everything that has been answered; that it was taken out is logged. */
const fileOf = (
  form: 'csv' | 'json' | 'docx',
  path: string,
  {
    type,
    sentAs = type,
    content,
  }: { readonly type: string; readonly sentAs?: string; readonly content: (whole: Whole) => Content | Promise<Content> },
) =>
  file({
    id: `consultations.answers-${form}`,
    path,
    params: idParams,
    policy: exporters,
    audit,
    types: [type],
    handler: async (ctx) => {
      const { id } = ctx.params;
      const read = await readConsultation(ctx, id, (tx, one) => readWhole(tx, one.id, one.fictitious));
      if (!read.ok) return read.problem;
      if (!read.value) return badForm();
      const { consultation, submissions } = read.value;
      await note(doingOf(ctx), { action: audit, object: { kind: 'consultation', id }, details: { form, answers: submissions.length } });
      const name = `${consultation.fictitious ? 'pahittat-' : ''}remissvar-${consultation.area}.${form}`;
      return { type: sentAs, name, content: await content(read.value) };
    },
  });

export const exportRoutes = [
  fileOf('csv', patterns.consultationCsv, {
    type: 'text/csv',
    sentAs: 'text/csv; charset=utf-8; header=present',
    content: (whole) => csv(columns, exportRows(whole)),
  }),
  fileOf('json', patterns.consultationJson, {
    type: 'application/json',
    content: ({ addressees, ...rest }) => {
      const open = { ...rest, addressees: addressees.map(({ invite: _invite, ...one }) => one) };
      return `${JSON.stringify(open, null, 1)}\n`;
    },
  }),
  fileOf('docx', patterns.consultationDocx, {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    content: async (whole) => {
      const [{ renderDocx }, { answersPrint }] = await Promise.all([
        import('../../../platform/docx/docx.ts'),
        import('../print/answers.ts'),
      ]);
      return renderDocx(answersPrint(whole));
    },
  }),
];
