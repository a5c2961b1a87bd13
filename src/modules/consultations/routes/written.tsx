import type { z } from 'zod';
import type { Result } from '../../../kernel/result.ts';
import type { Policy } from '../../../platform/http/policy.ts';
import type { Audit, PageAnswer } from '../../../platform/http/route.ts';
import type { KeyReused } from '../../../platform/once.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import type { Content } from '../../../ui/index.ts';
import { type Doing, doingOf, isKeyReused } from '../../access/index.ts';
import { type Capacity, capacitiesIn } from '../../cases/index.ts';
import { documentsById } from '../../documents/index.ts';
import type { Acted, Asked, Fault } from '../commands/common.ts';
import type { StaleText } from '../commands/summary.ts';
import type { ConsultationsDeps } from '../deps.ts';
import type { Written } from '../queries/incoming.ts';
import { readWhole, type Whole } from '../queries/whole.ts';
import type { WrittenProps } from '../screens/written.tsx';
import { officerText } from '../text/officer.ts';
import { answerFault, badForm, type Ctx, form, hiddenOf, idParams, openKept, readConsultation, seeOther } from './kit.tsx';
import { below, buttonOf, differing, pageOf, roleOf, topOf } from './page.tsx';

type Reader = { readonly role: string; readonly capacities: readonly Capacity[] };
type Fields = Readonly<Record<string, unknown>>;

/** A text that is written on the answers, by several in turn, until it is locked and becomes a document. */
type Text<V, S extends V & Written> = {
  /** What its routes are called: `consultations.summary`, `-written`, `-locked`. */
  readonly name: string;
  readonly path: string;
  readonly lockPath: string;
  readonly address: (id: string) => string;
  readonly title: (text: (typeof officerText)['sv'], area: string) => string;
  readonly label: (text: (typeof officerText)['sv']) => string;
  readonly writers: Policy;
  readonly lockers: Policy;
  readonly audit: { readonly written: Audit; readonly locked: Audit };
  /** The field by which a form that was kept is known. */
  readonly first: string;
  readonly body: z.ZodType<{ readonly version: number; readonly written: V }>;
  readonly read: (body: Fields) => V;
  readonly empty: V;
  readonly storedIn: (whole: Whole) => S | undefined;
  /** What it consists of, where two versions stand beside each other. */
  readonly pieces: (whole: Whole, lang: Ctx['lang']) => readonly { readonly label: string; readonly of: (text: V) => string }[];
  readonly may: (reader: Reader, whole: Whole) => { readonly write: boolean; readonly lock: boolean };
  readonly write: (doing: Doing, asked: Asked, written: V) => Promise<Result<number, Fault | StaleText<S> | KeyReused>>;
  readonly lock: (doing: Doing, deps: ConsultationsDeps, asked: Asked) => Acted<string>;
  readonly screen: (props: WrittenProps<V>) => Content;
};

type State<V, S> = { readonly done?: string | undefined; readonly written?: V; readonly stale?: S };

async function textPage<V, S extends V & Written>(
  ctx: Ctx,
  own: Text<V, S>,
  id: string,
  state: State<V, S> = {},
): Promise<PageAnswer | Problem> {
  const read = await readConsultation(ctx, id, async (tx, one) => {
    const whole = await readWhole(tx, id, one.fictitious);
    const document = whole && own.storedIn(whole)?.document;
    return (
      whole && {
        whole,
        capacities: await capacitiesIn(tx, one.careCase, doingOf(ctx).person.id),
        documents: document ? await documentsById(tx, [document]) : [],
      }
    );
  });
  if (!read.ok) return read.problem;
  if (!read.value) return badForm();
  const { whole, capacities, documents } = read.value;
  const { areaName } = whole.consultation;
  const stored = own.storedIn(whole);
  const text = officerText[ctx.lang];
  const kept = state.written ? undefined : await openKept(ctx);
  const keptText = kept?.values && own.first in kept.values ? own.read(kept.values) : undefined;
  const written = state.written ?? keptText ?? stored ?? own.empty;
  const { done, stale } = state;
  const may = own.may({ role: roleOf(ctx), capacities }, whole);
  const conflict = stale && {
    by: stale,
    rows: differing(own.pieces(whole, ctx.lang).map(({ label, of }) => ({ label, now: of(stale), yours: of(written) }))),
  };
  return below(ctx, whole.consultation, {
    title: own.title(text, areaName),
    way: [[own.label(text)]],
    isStale: stale !== undefined,
    body: own.screen({
      lang: ctx.lang,
      url: ctx.url,
      whole,
      documents,
      written,
      mayWrite: may.write,
      mayLock: may.lock,
      hidden: () => hiddenOf(ctx, { version: String(stored?.version ?? 0) }),
      top: topOf(ctx, { done, kept, conflict, takeNow: own.address(id) }),
    }),
  });
}

/** Its page, the form that writes it and the button that locks it. */
export const writtenRoutes = <V, S extends V & Written>(own: Text<V, S>) => [
  pageOf(`consultations.${own.name}`, own.path, (ctx, id, state) => textPage(ctx, own, id, state)),
  form({
    id: `consultations.${own.name}-written`,
    path: own.path,
    params: idParams,
    policy: own.writers,
    audit: own.audit.written,
    body: own.body,
    invalid: badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { version, written } = ctx.body;
      const done = await own.write(doingOf(ctx), { id, version }, written);
      if (done.ok) return seeOther(ctx.url.page(own.address(id), { klart: 'saved' }));
      if (!isKeyReused(done.error) && done.error.kind === 'text-stale') return textPage(ctx, own, id, { written, stale: done.error.now });
      return answerFault(ctx, done.error, { id, action: own.audit.written, back: own.address(id) });
    },
  }),
  buttonOf({
    id: `consultations.${own.name}-locked`,
    path: own.lockPath,
    from: own.path,
    policy: own.lockers,
    audit: own.audit.locked,
    act: (ctx, asked) => own.lock(doingOf(ctx), ctx.deps, asked),
    back: own.address,
    says: 'locked',
  }),
];
