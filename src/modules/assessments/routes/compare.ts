import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf, keptForm, valuesOf } from '../../access/index.ts';
import { participantsOf } from '../../cases/index.ts';
import { type Applied, appliedIn, changesIn, nameOf, roundOf } from '../applicants.ts';
import { workStates } from '../commands/common.ts';
import { noteOnApplication } from '../commands/note.ts';
import { conditionsIn, isCondition } from '../core/judgement.ts';
import { type Compared, matrixOf } from '../core/matrix.ts';
import { assessmentsIn, judgementsOn, mayCompare, notesOn } from '../queries.ts';
import { MatrixScreen } from '../screens/matrix.tsx';
import { NotesScreen } from '../screens/notes.tsx';
import type { Words } from '../screens/overview.tsx';
import { assessmentsText } from '../text/assessments.ts';
import { bodies } from './bodies.ts';
import {
  answerFault,
  applicationParams,
  type Ctx,
  caseParams,
  crumbs,
  discardOf,
  form,
  hiddenOf,
  notThere,
  page,
  placeOf,
  readInCase,
  reads,
  roleOf,
  textIn,
  works,
} from './kit.ts';

const filter = z.object({ ansokan: z.uuid().optional(), visa: z.enum(['oense']).optional() });
const done = z.object({ klart: z.enum(['noted']).optional() });

export const compareRoutes = [
  page({
    id: 'assessments.matrix',
    path: patterns.assessmentMatrix,
    params: caseParams,
    query: filter,
    policy: reads,
    audit: 'assessment.compared',
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { ansokan, visa } = ctx.query;
      const found = await readInCase(ctx, id, async (tx, careCase) => {
        const round = await roundOf(tx, careCase);
        const names = new Map((await participantsOf(tx, id)).map(({ person, name }) => [person, name]));
        const all = await assessmentsIn(tx, id);
        const compared: Compared[] = [];
        const blind: Applied[] = [];
        const changes = new Map<string, Awaited<ReturnType<typeof changesIn>>>();
        for (const one of round?.applied ?? []) {
          const { id: application } = one.application;
          const own = all.filter((each) => each.application === application && each.state === 'handed-in');
          if (!(await mayCompare(tx, id, application))) blind.push(one);
          else if (own.length > 0 && (ansokan === undefined || ansokan === application)) {
            changes.set(application, await changesIn(tx, application));
            compared.push({
              application,
              conditions: conditionsIn(one.snapshot).map(({ key }) => key),
              assessors: own.map(({ id: assessment, person }) => ({ assessment, person, name: names.get(person) ?? '' })),
              judgements: await judgementsOn(tx, application),
            });
          }
        }
        return { applied: round?.applied ?? [], compared, blind, changes };
      });
      if (!found.ok) return answerFault(ctx, found.error, { id, action: 'assessment.compared' });
      const { careCase, read } = found.value;
      const rows = matrixOf(read.compared).filter(({ distance }) => visa === undefined || distance > 0);
      const { title } = assessmentsText[ctx.lang].matrix;
      return {
        title,
        breadcrumbs: crumbs(ctx, careCase, [title]),
        body: MatrixScreen({
          ...placeOf(ctx, careCase),
          ...read,
          rows,
          chosen: { application: ansokan, onlyDisagreements: visa === 'oense' },
        }),
      };
    },
  }),
  page({
    id: 'assessments.notes',
    path: patterns.assessmentNotes,
    params: applicationParams,
    query: done,
    policy: reads,
    audit: 'assessment.read',
    handler: (ctx) => {
      const says = ctx.query.klart === undefined ? undefined : assessmentsText[ctx.lang].done[ctx.query.klart];
      return notesPage(ctx, ctx.params, { says });
    },
  }),
  form({
    id: 'assessments.noted',
    path: patterns.assessmentNotes,
    params: applicationParams,
    policy: works,
    audit: 'assessment.noted',
    body: bodies.note,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, application } = ctx.params;
      const words = assessmentsText[ctx.lang].notes.faults;
      const [condition, text] = [textIn(ctx.body, 'condition'), textIn(ctx.body, 'text')];
      const kind = z.enum(['discussion', 'question']).safeParse(textIn(ctx.body, 'kind'));
      const errors: Record<string, string> = {
        ...(kind.success ? {} : { kind: words.kind }),
        ...(condition === '' || isCondition(condition) ? {} : { condition: words.condition }),
        ...(text === '' || text.length > 10_000 ? { text: words.text } : {}),
      };
      if (!kind.success || Object.keys(errors).length > 0) return notesPage(ctx, ctx.params, { values: valuesOf(ctx.body), errors });
      const given = { careCase: id, application, condition: condition === '' ? null : condition, kind: kind.data, text };
      const noted = await noteOnApplication(doingOf(ctx), given);
      if (noted.ok) return seeOther(ctx.url.page(paths.assessmentNotes(id, application), { klart: 'noted' }));
      return answerFault(ctx, noted.error, { id, action: 'assessment.noted' });
    },
  }),
];

type Shown = { readonly says?: string | undefined; readonly values?: Words; readonly errors?: Words };

async function notesPage(
  ctx: Ctx,
  { id, application }: { readonly id: string; readonly application: string },
  { says, values, errors = {} }: Shown,
): Promise<PageAnswer | Problem> {
  const found = await readInCase(ctx, id, async (tx, careCase) => {
    const applied = await appliedIn(tx, careCase, application);
    if (!applied) return undefined;
    return { applied, notes: await notesOn(tx, application), compares: await mayCompare(tx, id, application) };
  });
  if (!found.ok) return answerFault(ctx, found.error, { id, action: 'assessment.read' });
  const { careCase, read } = found.value;
  if (!read) return notThere();
  const kept = values ? undefined : await keptForm(ctx);
  const title = assessmentsText[ctx.lang].notes.title(nameOf(read.applied));
  const role = roleOf(ctx);
  return {
    title,
    hasErrors: Object.keys(errors).length > 0,
    breadcrumbs: crumbs(ctx, careCase, [nameOf(read.applied), paths.assessment(id, application)], [title]),
    body: NotesScreen({
      ...placeOf(ctx, careCase),
      ...read,
      isOfficer: role === 'case-officer',
      mayWrite: workStates.includes(careCase.state) && !read.applied.withdrawn && (role === 'case-officer' || role === 'b2-member'),
      values: values ?? (kept ? valuesOf(kept.values) : {}),
      errors,
      keptAt: kept?.keptAt,
      discard: discardOf(ctx),
      says,
      hidden: hiddenOf(ctx),
    }),
  };
}
