import { z } from 'zod';
import { isLocalDate } from '../../../kernel/date.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf } from '../../access/index.ts';
import { standingOf, todayIn } from '../../cases/index.ts';
import { inProposal, roleOf, workStates } from '../commands/common.ts';
import { askForAccount, leaveGroup, linkAccount } from '../commands/member.ts';
import { accountsFor } from '../queries/groups.ts';
import type { FormValues } from '../screens/nominee-form.tsx';
import { SeatScreen } from '../screens/seat.tsx';
import { groupsText } from '../text/groups.ts';
import { bodies } from './bodies.ts';
import { readGroup } from './group.ts';
import {
  answerFault,
  type Ctx,
  composes,
  discardOf,
  form,
  hiddenOf,
  keptValues,
  kindIn,
  noSuch,
  numberIn,
  page,
  readInCase,
  seatParams,
  textIn,
} from './kit.ts';
import { groupCrumbs } from './place.ts';
import { shown } from './round.ts';

type Params = z.output<typeof seatParams>;

export const seatRoutes = [
  page({
    id: 'groups.seat',
    path: patterns.caseGroupSeat,
    params: seatParams,
    policy: composes,
    audit: 'group.read',
    handler: (ctx) => seatPage(ctx, ctx.params, {}),
  }),
  form({
    id: 'groups.seat.linked',
    path: patterns.caseGroupSeatAccount,
    from: patterns.caseGroupSeat,
    params: seatParams,
    policy: composes,
    audit: 'group.linked',
    body: bodies.link,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, seat } = ctx.params;
      const kind = kindIn(ctx.params.group);
      const account = textIn(ctx.body, 'account');
      const asked = { careCase: id, kind, seat, version: numberIn(ctx.body, 'version') };
      const wrong = { values: shown(ctx.body), errors: { account: groupsText[ctx.lang].seat.accountFault } };
      if (account !== 'ask' && !z.uuid().safeParse(account).success) return seatPage(ctx, ctx.params, wrong);
      const done = await (account === 'ask' ? askForAccount(doingOf(ctx), asked) : linkAccount(doingOf(ctx), { ...asked, account }));
      if (done.ok) return seeOther(ctx.url.page(paths.caseGroup(id, kind), { klart: account === 'ask' ? 'asked' : 'linked' }));
      if (done.error !== 'key-reused' && done.error.kind === 'faults') return seatPage(ctx, ctx.params, wrong);
      return answerFault(ctx, done.error, { id, action: 'group.linked', kind });
    },
  }),
  form({
    id: 'groups.seat.ended',
    path: patterns.caseGroupSeatEnd,
    from: patterns.caseGroupSeat,
    params: seatParams,
    policy: composes,
    audit: 'group.left',
    body: bodies.end,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, seat } = ctx.params;
      const kind = kindIn(ctx.params.group);
      const text = groupsText[ctx.lang].seat;
      const [day, reason] = [textIn(ctx.body, 'day'), textIn(ctx.body, 'reason')];
      const errors = {
        ...(isLocalDate(day) ? {} : { day: text.dayFault }),
        ...(reason === '' || reason.length > 1_000 ? { reason: text.reasonFault } : {}),
      };
      const values = shown(ctx.body);
      if (Object.keys(errors).length > 0 || !isLocalDate(day)) return seatPage(ctx, ctx.params, { values, errors });
      const left = await leaveGroup(doingOf(ctx), { careCase: id, kind, seat, version: numberIn(ctx.body, 'version'), day, reason });
      if (left.ok) return seeOther(ctx.url.page(paths.caseGroup(id, kind), { klart: 'left' }));
      if (left.error !== 'key-reused' && left.error.kind === 'faults') {
        return seatPage(ctx, ctx.params, { values, errors: { day: text.dayFault } });
      }
      return answerFault(ctx, left.error, { id, action: 'group.left', kind });
    },
  }),
];

type Shown = { readonly values?: FormValues; readonly errors?: FormValues };

async function seatPage(ctx: Ctx, params: Params, { values, errors = {} }: Shown): Promise<PageAnswer | Problem> {
  const { id, seat: wanted } = params;
  const kind = kindIn(params.group);
  const found = await readInCase(ctx, id, { roles: ['case-officer'], states: workStates[kind] }, async (tx, careCase) => {
    const whole = await readGroup(tx, id, kind);
    const seat = whole.seats.find((one) => one.id === wanted && one.status === 'appointed');
    const accounts = await accountsFor(tx, roleOf[kind], careCase.fictitious);
    const free = accounts.filter(({ person }) => !whole.seats.some((one) => inProposal(one) && one.person === person));
    const standing = seat?.person ? await standingOf(tx, id, seat.person) : undefined;
    return { seat, accounts: free, standing, regions: whole.regions, today: await todayIn(tx) };
  });
  if (!found.ok) return answerFault(ctx, found.error, { id, action: 'group.read', kind });
  const { careCase, read } = found.value;
  const { seat, accounts, standing, regions, today } = read;
  if (!seat) return noSuch('seat');
  const kept = values ? undefined : await keptValues(ctx);
  return {
    title: seat.name,
    hasErrors: Object.keys(errors).length > 0,
    breadcrumbs: groupCrumbs(ctx, careCase, kind, [seat.name]),
    body: SeatScreen({
      lang: ctx.lang,
      url: ctx.url,
      careCase,
      kind,
      seat,
      accounts,
      standing,
      regions,
      values: values ?? (kept ? shown(kept.values) : { day: today }),
      top: { errors, keptAt: kept?.keptAt, discard: discardOf(ctx) },
      hidden: () => hiddenOf(ctx),
    }),
  };
}
