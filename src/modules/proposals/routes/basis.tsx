import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { DoneNotice, doingOf, keptForm, personOf } from '../../access/index.ts';
import { documentsById } from '../../documents/index.ts';
import { beginBasis, reopenBasis } from '../commands/begin.ts';
import { takesPaper } from '../commands/begin-paper.ts';
import { isForGroup, membersOf, statesOf } from '../commands/kit.ts';
import { areaIds, lockBasis, wholeOf } from '../commands/lock.ts';
import { takeStand } from '../commands/write.ts';
import { mayLock } from '../core/ready.ts';
import { commentsOf, editionsOf, partsNow, standsOf } from '../queries.ts';
import { OverviewScreen } from '../screens/overview.tsx';
import { basisText } from '../text/basis.ts';
import {
  answerFault,
  audit,
  badForm,
  type Ctx,
  caseParams,
  crumbs,
  doneQuery,
  doneText,
  form,
  page,
  readCase,
  reads,
  stands,
  versionField,
  writes,
} from './kit.tsx';
import { areaText, hiddenOf, keptNotice } from './papers.ts';

type State = {
  readonly done?: string | undefined;
  readonly stand?: { readonly stand: string; readonly said: string };
  readonly reason?: string;
  readonly errors?: readonly { readonly name: string; readonly message: string }[];
};

async function overview(ctx: Ctx, id: string, { done, stand, reason = '', errors = [] }: State = {}): Promise<PageAnswer | Problem> {
  const { lang, url } = ctx;
  const person = personOf(ctx.subject);
  const read = await readCase(ctx, id, async (tx, careCase) => {
    const editions = await editionsOf(tx, id);
    const edition = editions[0];
    const members = await membersOf(tx, id);
    const lockedNow = editions.flatMap(({ document, paper }) => [paper ?? [], document ?? []].flat());
    const shared = { careCase, editions, edition, members, documents: await documentsById(tx, lockedNow) };
    if (!edition) return { ...shared, parts: new Map(), comments: [], stands: [], reasons: [] };
    const isOpen = edition.status === 'open';
    const whole = isOpen ? await wholeOf(tx, ctx.deps, person, careCase, edition, areaIds(ctx.deps, careCase.fictitious)) : undefined;
    return {
      ...shared,
      parts: await partsNow(tx, edition.id),
      comments: await commentsOf(tx, edition.id),
      stands: await standsOf(tx, edition.id),
      reasons: whole?.reasons ?? [],
    };
  });
  if (!read.ok) return read.problem;
  const { careCase, edition, members } = read.value;
  const own = members.find((one) => one.person === person.id);
  const isWriter = person.acting.role === 'case-officer' || own !== undefined;
  const isLocker = mayLock({ role: person.acting.role, isChair: own?.capacity === 'expert-chair' });
  const isNow = edition?.status === 'open' && statesOf(edition.origin).includes(careCase.state);
  const later = careCase.state === 'consultation' || careCase.state === 'ruling';
  const reopen = edition?.status !== 'locked' || !isLocker ? null : careCase.state === 'review' ? 'reopened' : later ? 'revision' : null;
  const kept = errors.length > 0 ? undefined : await keptForm(ctx);
  const said = (name: string): string => (typeof kept?.values[name] === 'string' ? kept.values[name] : '');
  const text = basisText[lang];
  return {
    title: text.title(areaText(careCase, lang)),
    hasErrors: errors.length > 0,
    ...(errors.length > 0 ? { status: 422 } : {}),
    breadcrumbs: crumbs(ctx, careCase),
    body: (
      <OverviewScreen
        lang={lang}
        url={url}
        {...read.value}
        area={areaText(careCase, lang)}
        hidden={() => hiddenOf(ctx)}
        may={{
          begin: edition === undefined && isWriter && careCase.state === 'review',
          paper: edition === undefined && person.acting.role === 'case-officer' && takesPaper(careCase),
          write: isNow && isWriter,
          stand: isNow && isForGroup(edition, careCase) && own !== undefined && person.acting.role === 'expert-group-member',
          lock: isNow && isLocker,
          reopen,
        }}
        standForm={stand ?? { stand: said('stand'), said: said('said') }}
        reasonValue={reason || said('reason')}
        errors={errors}
        top={
          <>
            <DoneNotice lang={lang} says={doneText(lang, done)} />
            {keptNotice(ctx, kept)}
          </>
        }
      />
    ),
  };
}

const toOverview = (ctx: Ctx, id: string, klart: string) => seeOther(ctx.url.page(paths.basis(id), { klart }));

export const overviewRoutes = [
  page({
    id: 'basis',
    path: patterns.basis,
    params: caseParams,
    query: doneQuery,
    policy: reads,
    audit: audit.seen,
    handler: (ctx) => overview(ctx, ctx.params.id, { done: ctx.query.klart }),
  }),
  form({
    id: 'basis.opened',
    path: patterns.basisAct,
    from: patterns.basis,
    params: caseParams,
    policy: writes,
    audit: 'basis.reopened',
    body: z.object({ do: z.enum(['begin', 'reopen', 'revise']), reason: z.string().max(4_000).default('') }),
    invalid: () => badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const reason = ctx.body.reason.trim();
      if (ctx.body.do === 'begin') {
        const begun = await beginBasis(doingOf(ctx), id);
        return begun.ok ? toOverview(ctx, id, 'begun') : answerFault(ctx, begun.error, { id, action: 'basis.begun' });
      }
      if (reason === '') return overview(ctx, id, { errors: [{ name: 'reason', message: basisText[ctx.lang].reasonMissing }] });
      const done = await reopenBasis(doingOf(ctx), id, ctx.body.do === 'revise' ? 'revision' : 'reopened', reason);
      return done.ok ? toOverview(ctx, id, 'reopened') : answerFault(ctx, done.error, { id, action: 'basis.reopened' });
    },
  }),
  form({
    id: 'basis.stood',
    path: patterns.basisStand,
    from: patterns.basis,
    params: caseParams,
    policy: stands,
    audit: 'basis.stand-taken',
    body: z.object({ version: versionField, stand: z.string().max(20).default(''), said: z.string().max(8_000).default('') }),
    invalid: () => badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { version, stand } = ctx.body;
      const said = ctx.body.said.trim();
      const text = basisText[ctx.lang];
      if (stand !== 'approve' && stand !== 'dissent') {
        return overview(ctx, id, { stand: { stand, said }, errors: [{ name: 'stand', message: text.standMissing }] });
      }
      if (stand === 'dissent' && said === '') {
        return overview(ctx, id, { stand: { stand, said }, errors: [{ name: 'said', message: text.dissentMissing }] });
      }
      const done = await takeStand(doingOf(ctx), id, { version, stand, said: stand === 'dissent' ? said : null });
      return done.ok ? toOverview(ctx, id, 'stood') : answerFault(ctx, done.error, { id, action: 'basis.stand-taken' });
    },
  }),
  form({
    id: 'basis.locked',
    path: patterns.basisLock,
    from: patterns.basis,
    params: caseParams,
    policy: writes,
    audit: 'basis.locked',
    body: z.object({ version: versionField }),
    invalid: () => badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await lockBasis(doingOf(ctx), ctx.deps, id, ctx.body.version);
      return done.ok ? toOverview(ctx, id, 'locked') : answerFault(ctx, done.error, { id, action: 'basis.locked' });
    },
  }),
];
