import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, type Redirect, seeOther } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf, isKeyReused, keptForm, keyReused } from '../../access/index.ts';
import { changeRows, compareValues, type Fault, readValues, textOf, type Values } from '../../work/index.ts';
import { savePart } from '../commands/write.ts';
import { fieldsOfPart } from '../core/parts.ts';
import type { PartVersion } from '../queries.ts';
import { EditScreen } from '../screens/edit.tsx';
import { basisText } from '../text/basis.ts';
import { basisBody } from './bodies.ts';
import {
  answerFault,
  audit,
  badForm,
  type Ctx,
  crumbs,
  form,
  noPart,
  optionsIn,
  page,
  partParams,
  titleOfPart,
  wordsOfPart,
  writes,
} from './kit.tsx';
import { areaText, errorsIn, hiddenOf, keptNotice } from './papers.ts';
import { readPart, type Where } from './part-read.ts';

type EditState = {
  readonly values?: Values;
  readonly version?: number;
  readonly faults?: readonly Fault[];
  readonly isUnsaved?: boolean;
  readonly stale?: PartVersion;
};

/** The form of a part, as it was filled in where it is shown again. */
export async function editPage(ctx: Ctx, where: Where, { values, version, faults = [], isUnsaved = false, stale }: EditState = {}) {
  const read = await readPart(ctx, where);
  if (!read.ok) return read.problem;
  if (!read.value) return noPart();
  const { lang, url } = ctx;
  const { careCase, now, choices, mayWrite } = read.value;
  if (!mayWrite) return answerFault(ctx, { kind: 'locked' }, { id: where.id, action: 'basis.saved' });
  const fields = fieldsOfPart(
    where.part,
    choices.map(({ ref }) => ref),
  );
  const words = wordsOfPart(lang, where.part);
  const kept = values ? undefined : await keptForm(ctx);
  const shown = values ?? (kept ? readValues(fields, kept.values) : now.content);
  const errors = errorsIn(lang, words, faults);
  const isFaulty = errors.size > 0 || stale !== undefined;
  return {
    title: basisText[lang].writePart(titleOfPart(where.part, lang)),
    hasErrors: isFaulty,
    ...(stale ? { status: 409 } : errors.size > 0 ? { status: 422 } : {}),
    breadcrumbs: crumbs(ctx, careCase, [titleOfPart(where.part, lang), paths.basisPart(where.id, where.part)], [basisText[lang].write]),
    body: (
      <EditScreen
        lang={lang}
        url={url}
        careCase={careCase}
        area={areaText(careCase, lang)}
        part={where.part}
        fields={fields}
        words={words}
        options={optionsIn(lang, choices)}
        values={shown}
        version={stale ? stale.version : (version ?? (kept ? Number(textOf(kept.values, 'partVersion')) || now.version : now.version))}
        errors={errors}
        hidden={hiddenOf(ctx)}
        isUnsaved={isUnsaved}
        stale={stale && { now: stale, differences: compareValues(fields, stale.content, shown) }}
        top={keptNotice(ctx, kept)}
      />
    ),
  };
}

async function savedPart(
  ctx: Ctx,
  where: Where,
  body: Readonly<Record<string, string | readonly string[]>>,
): Promise<PageAnswer | Problem | Redirect> {
  const sent = body.partVersion;
  const version = typeof sent === 'string' && /^\d{1,9}$/.test(sent) ? Number(sent) : undefined;
  if (version === undefined) return badForm;
  const values = readValues(fieldsOfPart(where.part), body);
  const order = typeof body.do === 'string' ? body.do : 'save';
  if (order !== 'save')
    return editPage(ctx, where, { values: changeRows(fieldsOfPart(where.part), values, order), version, isUnsaved: true });
  const done = await savePart(doingOf(ctx), ctx.deps.authoring, { careCase: where.id, part: where.part }, version, values);
  if (done.ok) return seeOther(ctx.url.page(paths.basisPart(where.id, where.part), { klart: 'saved' }));
  if (isKeyReused(done.error)) return keyReused();
  if (done.error.kind === 'part-stale') return editPage(ctx, where, { values, stale: done.error.now });
  if (done.error.kind === 'faults') return editPage(ctx, where, { values, version, faults: done.error.faults });
  return answerFault(ctx, done.error, { id: where.id, action: 'basis.saved' });
}

/** Where a part is written. */
export const editRoutes = [
  page({
    id: 'basis.editor',
    path: patterns.basisEdit,
    params: partParams,
    policy: writes,
    audit: audit.seen,
    handler: (ctx) => editPage(ctx, ctx.params),
  }),
  form({
    id: 'basis.saved',
    path: patterns.basisEdit,
    params: partParams,
    policy: writes,
    audit: 'basis.saved',
    body: basisBody,
    invalid: () => badForm,
    handler: (ctx) => savedPart(ctx, ctx.params, ctx.body),
  }),
];
