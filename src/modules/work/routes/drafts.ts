import { z } from 'zod';
import { formatNumber } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf, keptForm, personOf } from '../../access/index.ts';
import { withdrawDraft } from '../commands/close-draft.ts';
import type { WorkFault } from '../commands/common.ts';
import { editDraft } from '../commands/edit-draft.ts';
import { proposeDraft } from '../commands/propose.ts';
import { compareValues, type Difference } from '../core/compare.ts';
import { changeRows, readValues } from '../core/fields.ts';
import { fieldsOf } from '../core/kinds.ts';
import { life } from '../core/life.ts';
import type { Values } from '../core/values.ts';
import type { Content } from '../queries.ts';
import { CompareScreen } from '../screens/compare.tsx';
import { DraftScreen } from '../screens/draft.tsx';
import { ConflictScreen, EditorScreen } from '../screens/editor.tsx';
import { areaText, draftTitle, faultText, messagesOf, optionName, optionsIn, type Row, rowsOf } from '../screens/words.ts';
import { workText } from '../text/work.ts';
import { draftBody } from './bodies.ts';
import {
  answerFault,
  type Ctx,
  crumbs,
  draftParams,
  type FormDraft,
  form,
  hiddenOf,
  isDecider,
  isFormDraft,
  isWriter,
  keptNotice,
  noDraft,
  page,
  readAs,
  toDraft,
  versionField,
  viewNow,
  works,
  writes,
} from './kit.ts';
import { foresee, readDraft, type WholeDraft } from './read-draft.ts';

export const valuesIn = (content: Content): Values => ('values' in content ? content.values : {});

export const draftRoutes = [
  page({
    id: 'work.draft',
    path: patterns.workDraft,
    params: draftParams,
    query: z.object({ klart: z.enum(['saved', 'sent', 'done', 'returned', 'withdrawn']).optional() }),
    policy: works,
    audit: 'none: reads drafts of one’s own authority',
    handler: async (ctx) => {
      const read = await readAs(ctx, async (tx) => {
        const whole = await readDraft(tx, personOf(ctx.subject).id, ctx.params.id);
        const isChecked = whole && life[whole.draft.status].propose !== null;
        return whole && { whole, foreseen: isChecked ? await foresee(tx, whole, ctx.today) : undefined };
      });
      if (!read) return noDraft();
      const { whole, foreseen } = read;
      const { data } = viewNow(ctx);
      const { draft } = whole;
      const title = draftTitle(ctx.lang, draft, data);
      const done = ctx.query.klart;
      const says = done === 'done' && draft.fictitious ? 'doneDemo' : done;
      return {
        title,
        breadcrumbs: crumbs(ctx, [title]),
        body: DraftScreen({
          lang: ctx.lang,
          url: ctx.url,
          data,
          draft,
          rows: contentRows(ctx, whole),
          versions: whole.versions,
          entries: whole.entries.slice(0, 20),
          left: faultLines(ctx, draft.kind, foreseen?.fault),
          says: says && workText[ctx.lang].draft[says],
          drafts: isWriter(ctx),
          decides: isDecider(ctx),
          hidden: () => hiddenOf(ctx),
        }),
      };
    },
  }),
  page({
    id: 'work.draft.editor',
    path: patterns.workEdit,
    params: draftParams,
    policy: writes,
    audit: 'none: reads drafts of one’s own authority',
    handler: async (ctx) => {
      const whole = await readFormDraft(ctx, ctx.params.id);
      if (!whole || life[whole.draft.status].edit === null) return noDraft();
      const kept = await keptForm(ctx);
      const values = kept ? readValues(fieldsOf[whole.draft.kind], kept.values) : valuesIn(whole.content);
      const version = Number(kept?.values.draftVersion ?? whole.draft.version);
      const top = keptNotice(ctx, kept);
      return editorPage(ctx, whole.draft, values, Number.isInteger(version) ? version : whole.draft.version, { top });
    },
  }),
  form({
    id: 'work.draft.edited',
    path: patterns.workEdit,
    params: draftParams,
    policy: writes,
    audit: 'draft.edited',
    body: draftBody,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const whole = await readFormDraft(ctx, ctx.params.id);
      const version = versionField.safeParse(ctx.body.draftVersion);
      if (!whole) return noDraft();
      if (!version.success) return problem('bad-request');
      const { draft } = whole;
      const values = readValues(fieldsOf[draft.kind], ctx.body);
      const order = ctx.body.do;
      if (typeof order === 'string' && /^(add|remove):/.test(order)) {
        return editorPage(ctx, draft, changeRows(fieldsOf[draft.kind], values, order), version.data, { unsaved: true });
      }
      const asked = { id: draft.id, version: version.data };
      const isProposed = order === 'propose';
      const done = isProposed ? await proposeDraft(doingOf(ctx), asked, ctx.today, values) : await editDraft(doingOf(ctx), asked, values);
      if (done.ok) return toDraft(ctx, draft.id, isProposed ? 'sent' : 'saved');
      if (done.error === 'key-reused' || done.error.kind === 'missing' || done.error.kind === 'refused') {
        return answerFault(ctx, done.error, { id: draft.id, action: 'draft.edited' });
      }
      if (done.error.kind === 'faults') {
        return editorPage(ctx, draft, values, version.data, { errors: messagesOf(ctx.lang, draft.kind, done.error.faults) });
      }
      return conflictPage(ctx, values);
    },
  }),
  form({
    id: 'work.draft.proposed',
    path: patterns.workPropose,
    from: patterns.workDraft,
    params: draftParams,
    policy: writes,
    audit: 'draft.proposed',
    body: z.object({ version: versionField }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const done = await proposeDraft(doingOf(ctx), { id: ctx.params.id, version: ctx.body.version }, ctx.today);
      return done.ok ? toDraft(ctx, ctx.params.id, 'sent') : answerFault(ctx, done.error, { id: ctx.params.id, action: 'draft.proposed' });
    },
  }),
  form({
    id: 'work.draft.withdrawn',
    path: patterns.workWithdraw,
    from: patterns.workDraft,
    params: draftParams,
    policy: writes,
    audit: 'draft.withdrawn',
    body: z.object({ version: versionField }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const done = await withdrawDraft(doingOf(ctx), { id: ctx.params.id, version: ctx.body.version });
      return done.ok
        ? toDraft(ctx, ctx.params.id, 'withdrawn')
        : answerFault(ctx, done.error, { id: ctx.params.id, action: 'draft.withdrawn' });
    },
  }),
  page({
    id: 'work.draft.compare',
    path: patterns.workCompare,
    params: draftParams,
    query: z.object({ fran: versionField.optional(), till: versionField.optional() }),
    policy: works,
    audit: 'none: reads drafts of one’s own authority',
    handler: async (ctx) => {
      const whole = await readFormDraft(ctx, ctx.params.id);
      if (!whole) return noDraft();
      const versions = whole.versions.filter(({ content }) => content !== null);
      const pick = (wanted: number | undefined, otherwise: number) =>
        versions.find(({ version }) => version === wanted) ?? versions.at(otherwise);
      const [older, newer] = [pick(ctx.query.fran, Math.max(0, versions.length - 2)), pick(ctx.query.till, -1)];
      const { data } = viewNow(ctx);
      const title = draftTitle(ctx.lang, whole.draft, data);
      const differences =
        older?.content && newer?.content ? differencesIn(ctx, whole.draft, valuesIn(older.content), valuesIn(newer.content)) : [];
      return {
        title: workText[ctx.lang].compare.title,
        breadcrumbs: crumbs(ctx, [title, paths.workDraft(whole.draft.id)], [workText[ctx.lang].compare.title]),
        body: CompareScreen({
          lang: ctx.lang,
          url: ctx.url,
          draft: whole.draft,
          title,
          versions,
          older: older?.version ?? 0,
          newer: newer?.version ?? 0,
          differences,
        }),
      };
    },
  }),
];

type WholeForm = WholeDraft & { readonly draft: FormDraft };

/** A draft that is filled in by a form; undefined for files, and for what there is not. */
async function readFormDraft(ctx: Pick<Ctx, 'deps' | 'subject'>, id: string): Promise<WholeForm | undefined> {
  const whole = await readAs(ctx, (tx) => readDraft(tx, personOf(ctx.subject).id, id));
  return whole && isFormDraft(whole.draft) ? { ...whole, draft: whole.draft } : undefined;
}

type Extra = {
  readonly errors?: ReadonlyMap<string, string>;
  readonly unsaved?: boolean;
  readonly top?: ReturnType<typeof keptNotice>;
};

function editorPage(ctx: Ctx, draft: FormDraft, values: Values, version: number, extra: Extra): PageAnswer {
  const view = viewNow(ctx);
  const area = areaText(ctx.lang, view.data, draft.area);
  const words = workText[ctx.lang];
  const errors = extra.errors ?? new Map();
  return {
    title: words.editor.title(words.kinds[draft.kind], area),
    hasErrors: errors.size > 0,
    breadcrumbs: crumbs(
      ctx,
      [area, paths.workArea(draft.area ?? '')],
      [words.kinds[draft.kind], paths.workDraft(draft.id)],
      [words.draft.edit],
    ),
    body: EditorScreen({
      lang: ctx.lang,
      url: ctx.url,
      draft,
      area,
      version,
      values,
      options: optionsIn(view, draft.area ?? '', ctx.lang),
      errors,
      hidden: hiddenOf(ctx),
      unsaved: extra.unsaved ?? false,
      top: extra.top ?? null,
    }),
  };
}

/** What differs between two versions of a draft, what was chosen in words. */
function differencesIn(ctx: Ctx, draft: FormDraft, before: Values, after: Values): readonly Difference[] {
  const options = optionsIn(viewNow(ctx), draft.area ?? '', ctx.lang);
  return compareValues(fieldsOf[draft.kind], before, after, (field, value) => optionName(options, field, value));
}

/** Someone else was first: both versions, and a choice. What was written is in the form of the page. */
async function conflictPage(ctx: Ctx, mine: Values): Promise<PageAnswer | Problem> {
  const whole = await readFormDraft(ctx, (ctx.params as { id: string }).id);
  if (!whole) return noDraft();
  if (life[whole.draft.status].edit === null) return answerFault(ctx, { kind: 'not-now' }, { id: whole.draft.id, action: 'draft.edited' });
  const { draft, content } = whole;
  return {
    title: workText[ctx.lang].conflict.title,
    status: 409,
    breadcrumbs: crumbs(
      ctx,
      [draftTitle(ctx.lang, draft, viewNow(ctx).data), paths.workDraft(draft.id)],
      [workText[ctx.lang].conflict.title],
    ),
    body: ConflictScreen({
      lang: ctx.lang,
      url: ctx.url,
      draft,
      now: draft.version,
      mine,
      differences: differencesIn(ctx, draft, valuesIn(content), mine),
      hidden: hiddenOf(ctx),
    }),
  };
}

/** What a draft says, in words: its form, or how many rows its file has. */
export function contentRows(ctx: Pick<Ctx, 'lang' | 'deps' | 'today'>, { draft, content }: WholeDraft): readonly Row[] {
  if ('rows' in content) {
    const text = workText[ctx.lang].draft;
    return [{ at: 'file', label: text.file, value: `${content.file}: ${text.rows(formatNumber(content.rows.length, ctx.lang))}` }];
  }
  return isFormDraft(draft) ? rowsOf(ctx.lang, draft.kind, content.values, optionsIn(viewNow(ctx), draft.area ?? '', ctx.lang)) : [];
}

/** Faults as sentences, those of rows with their line. At most twenty: the rest are like them. */
export function faultLines(ctx: Pick<Ctx, 'lang'>, kind: FormDraft['kind'] | 'import', fault: WorkFault | undefined): readonly string[] {
  if (fault?.kind !== 'faults') return [];
  const rows = fault.rows.map(
    ({ line, fault: one }) => `${workText[ctx.lang].import.row(String(line))}: ${faultText(ctx.lang, kind, one)}`,
  );
  return [...new Set([...fault.faults.map((one) => faultText(ctx.lang, kind, one)), ...rows])].slice(0, 20);
}
