import { z } from 'zod';
import type { Policy } from '../../../platform/http/policy.ts';
import type { Audit, PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import type { Content } from '../../../ui/index.ts';
import { type Compared, Conflict, isKeyReused, personOf } from '../../access/index.ts';
import type { Asked } from '../commands/common.ts';
import type { Consultation } from '../queries/consultation.ts';
import {
  badForm,
  type Ctx,
  crumbs,
  type Done,
  doneNotice,
  doneQuery,
  form,
  idParams,
  page,
  paths,
  reads,
  type Step,
  settle,
  versionField,
} from './kit.tsx';

export type Errors = readonly { readonly name: string; readonly message: string }[];

/** Why a page of a consultation leaves no event of its own. */
export const own = 'none: reads papers of a case that one takes part in; refusals are logged' as const;
export const roleOf = (ctx: Pick<Ctx, 'subject'>): string => personOf(ctx.subject).acting.role;

/** How a page answers whose form was refused, or that someone else wrote in meanwhile. */
export const refused = (errors: Errors = [], isStale = false): Pick<PageAnswer, 'hasErrors' | 'status'> => ({
  hasErrors: errors.length > 0 || isStale,
  ...(isStale ? { status: 409 } : {}),
});

type Below = {
  readonly title: string;
  /** The way here from the consultation. */
  readonly way: readonly Step[];
  readonly errors?: Errors | undefined;
  /** Someone else wrote meanwhile: the page shows both. */
  readonly isStale?: boolean;
  readonly body: Content;
};

/** A page that stands below a consultation. */
export const below = (ctx: Ctx, one: Pick<Consultation, 'id' | 'areaName'>, { title, way, errors, isStale, body }: Below): PageAnswer => ({
  title,
  ...refused(errors, isStale),
  breadcrumbs: crumbs(ctx, [one.areaName, paths.consultation(one.id)], ...way),
  body,
});

type Top = {
  readonly done?: string | undefined;
  readonly kept?: { readonly notice: Content } | undefined;
  /** What someone else wrote meanwhile, and what differs. */
  readonly conflict?:
    | { readonly by: { readonly changedBy: string | null; readonly changedAt: Date }; readonly rows: readonly Compared[] }
    | undefined;
  readonly takeNow: string;
};

/** What stands above a form: what was just done, what was kept for its writer, and what someone else wrote meanwhile. */
export const topOf = (ctx: Ctx, { done, kept, conflict, takeNow }: Top): Content => (
  <>
    {doneNotice(ctx, done)}
    {kept?.notice}
    {conflict ? (
      <Conflict
        lang={ctx.lang}
        who={conflict.by.changedBy}
        at={conflict.by.changedAt}
        rows={conflict.rows}
        takeNow={ctx.url.page(takeNow)}
      />
    ) : null}
  </>
);

export const differing = (rows: readonly Compared[]): Compared[] => rows.filter((row) => row.now !== row.yours);

type Show = (ctx: Ctx, id: string, state: { readonly done?: string | undefined }) => Promise<PageAnswer | Problem>;

/** The route of a page of a consultation, which says what has just been done on it. */
export const pageOf = (id: string, path: string, show: Show, policy: Policy = reads) =>
  page({
    id,
    path,
    params: idParams,
    query: doneQuery,
    policy,
    audit: own,
    handler: (ctx) => show(ctx, ctx.params.id, { done: ctx.query.klart }),
  });

type Button = {
  readonly id: string;
  readonly path: string;
  readonly from?: string;
  readonly policy: Policy;
  readonly audit: Audit;
  readonly act: (ctx: Ctx, asked: Asked) => Promise<Done>;
  readonly back: (id: string) => string;
  readonly says: string;
};

/** The route of a form of one button, which holds for the version that was seen. */
export const buttonOf = ({ act, back, says, ...route }: Button) =>
  form({
    ...route,
    params: idParams,
    body: z.object({ version: versionField }),
    invalid: badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await act(ctx, { id, version: ctx.body.version });
      return settle(ctx, done, { id, action: route.audit, back: back(id), says });
    },
  });

/** The fields that an act found wrong, when that is why nothing was done. */
export const wrongFields = (done: Done): Readonly<Record<string, string>> | undefined =>
  done.ok || isKeyReused(done.error) || done.error.kind !== 'invalid' ? undefined : done.error.fields;
