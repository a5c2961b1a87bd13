import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { type Context, type PageAnswer, routesFor, seeOther } from '../../../platform/http/route.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import {
  all,
  doingOf,
  freshlySignedIn,
  hiddenOf,
  isKeyReused,
  type KeptForm,
  KeptNotice,
  keyReused,
  mayAs,
  personOf,
  refuseAct,
} from '../../access/index.ts';
import type { RegisterView } from '../../register/index.ts';
import type { WorkFault } from '../commands/common.ts';
import type { FormKind } from '../core/kinds.ts';
import type { WorkDeps } from '../deps.ts';
import type { Draft } from '../queries.ts';
import { workText } from '../text/work.ts';

export { hiddenOf, readAs } from '../../access/index.ts';

export const { page, form, file } = routesFor<WorkDeps>();
export type Ctx = Context<WorkDeps, unknown, unknown, unknown>;

/** Who works on the register: those who write drafts, and those who decide. */
export const works = mayAs('case-officer', 'head');
export const writes = mayAs('case-officer');
export const reviews = mayAs('head');
/** A decision needs a fresh sign-in. */
export const decides = all(reviews, freshlySignedIn);

const isActing = (ctx: Pick<Ctx, 'subject'>, role: string): boolean => personOf(ctx.subject).acting.role === role;
export const isWriter = (ctx: Pick<Ctx, 'subject'>): boolean => isActing(ctx, 'case-officer');
export const isDecider = (ctx: Pick<Ctx, 'subject'>): boolean => isActing(ctx, 'head');

/** The register as this person sees it today. */
export const viewNow = (ctx: Pick<Ctx, 'deps' | 'today'>): RegisterView => ctx.deps.register.view(ctx.today, ctx.today);

/** The way from the start of the work pages. */
export const crumbs = (
  ctx: Pick<Ctx, 'lang' | 'url'>,
  ...steps: readonly (readonly [string, string?])[]
): NonNullable<PageAnswer['breadcrumbs']> => [
  { label: workText[ctx.lang].home.title, href: ctx.url.page(patterns.work) },
  ...steps.map(([label, path]) => (path === undefined ? { label } : { label, href: ctx.url.page(path) })),
];

export const draftParams = z.object({ id: z.uuid() });
export const areaParams = z.object({ id: z.string().max(80) });
export const versionField = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

export const noDraft = (): Problem => notFound({ sv: workText.sv.draft.notFound, en: workText.en.draft.notFound });
export const noArea = (id: string): Problem =>
  notFound({ sv: workText.sv.faults['unknown-area']('', id), en: workText.en.faults['unknown-area']('', id) }, [
    { href: patterns.workAreas, text: { sv: workText.sv.areas.title, en: workText.en.areas.title } },
  ]);

export type FormDraft = Draft & { readonly kind: FormKind };
export const isFormDraft = (draft: Draft): draft is FormDraft => draft.kind !== 'import';

/** The page that a fault becomes, for acts whose form is one button: someone was before, or a rule refuses. */
export async function answerFault(
  ctx: Ctx,
  fault: WorkFault | 'key-reused',
  about: { readonly id: string; readonly action: string },
): Promise<Problem> {
  if (isKeyReused(fault)) return keyReused();
  switch (fault.kind) {
    case 'missing':
      return noDraft();
    case 'refused':
      return refuseAct(doingOf(ctx), { action: about.action, object: { kind: 'draft', id: about.id } }, fault.denial);
    case 'stale':
    case 'not-now':
    case 'faults':
      return problem('conflict', {
        title: { sv: workText.sv.draft.changedTitle, en: workText.en.draft.changedTitle },
        detail: { sv: workText.sv.draft.changed, en: workText.en.draft.changed },
        links: [{ href: `/arbete/utkast/${about.id}`, text: { sv: workText.sv.preview.back, en: workText.en.preview.back } }],
      });
  }
}

/** Says that a form shows what was written before and could not be sent, and lets it be thrown away. */
export const keptNotice = (ctx: Pick<Ctx, 'lang' | 'url' | 'subject'>, kept: KeptForm | undefined) =>
  KeptNotice({
    lang: ctx.lang,
    keptAt: kept?.keptAt,
    discard: { action: ctx.url.page(patterns.discardForm), hidden: hiddenOf(ctx, { page: ctx.url.path }) },
  });

/** Back to the draft, with a word on what was done. */
export const toDraft = (ctx: Pick<Ctx, 'url'>, id: string, done: 'saved' | 'sent' | 'done' | 'returned' | 'withdrawn') =>
  seeOther(ctx.url.page(`/arbete/utkast/${id}`, { klart: done }));

/** The texts of a form, whatever was sent: what the schemas of long forms are made of. */
export { anyFields } from '../../../platform/http/free-fields.ts';
