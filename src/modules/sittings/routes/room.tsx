import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf, personOf } from '../../access/index.ts';
import { appointAdjusters, closeSitting } from '../commands/adjusters.ts';
import { castVote, closeVote, decideItem, openItem, openVote } from '../commands/item.ts';
import { happen } from '../commands/kit.ts';
import { openSitting } from '../commands/plan.ts';
import type { Happening } from '../core/events.ts';
import { findItem } from '../core/state.ts';
import { ABSTAIN } from '../core/vote.ts';
import { ProjectorScreen } from '../screens/projector.tsx';
import { RoomScreen } from '../screens/room.tsx';
import { VoteScreen } from '../screens/vote.tsx';
import { pagesText } from '../text/pages.ts';
import { voteText } from '../text/vote.ts';
import { bodies } from './bodies.ts';
import {
  type Ctx,
  crumbs,
  type Fields,
  form,
  found,
  hiddenOf,
  isActing,
  isKeeper,
  isProblem,
  keeps,
  listIn,
  noSitting,
  numberIn,
  page,
  reads,
  type Sent,
  sentBack,
  sits,
  sittingParams,
  statusOf,
  textIn,
} from './kit.ts';

async function roomPage(ctx: Ctx, id: string, back?: Sent): Promise<PageAnswer | Problem> {
  const sitting = await found(ctx, id);
  if (!sitting) return noSitting();
  const text = pagesText[ctx.lang];
  return {
    title: `${text.room}: ${formatDate(sitting.day, ctx.lang)}`,
    hasErrors: back !== undefined && !back.stale,
    ...(back ? { status: statusOf(back) } : {}),
    breadcrumbs: crumbs(ctx, sitting, [text.room]),
    body: (
      <RoomScreen
        lang={ctx.lang}
        url={ctx.url}
        sitting={sitting}
        sits={isActing(ctx, 'board-chair', 'board-member', 'board-substitute')}
        hidden={isKeeper(ctx) ? hiddenOf(ctx) : null}
        back={back}
        top={null}
      />
    ),
  };
}

async function votePage(ctx: Ctx, id: string, back?: Sent): Promise<PageAnswer | Problem> {
  const sitting = await found(ctx, id);
  if (!sitting) return noSitting();
  const text = pagesText[ctx.lang];
  return {
    title: voteText[ctx.lang].title(formatDate(sitting.day, ctx.lang)),
    hasErrors: back !== undefined && !back.stale,
    ...(back ? { status: statusOf(back) } : {}),
    breadcrumbs: crumbs(ctx, sitting, [text.votePage]),
    body: (
      <VoteScreen
        lang={ctx.lang}
        url={ctx.url}
        sitting={sitting}
        person={personOf(ctx.subject).id}
        hidden={hiddenOf(ctx)}
        back={back}
        top={null}
      />
    ),
  };
}

/** What the secretary's forms say, each by its `do`. */
function roomAct(ctx: Ctx, id: string, fields: Fields) {
  const doing = doingOf(ctx);
  const of = textIn(fields, 'of');
  const seen = of === '' ? undefined : { of, version: numberIn(fields, 'version') };
  const text = (name: string): string => textIn(fields, name);
  const simple = (what: Happening) => happen(doing, { id, seen }, what);
  const person = text('person');
  switch (text('do')) {
    case 'opened':
      return openSitting(doing, { id });
    case 'arrived':
      return simple({ kind: 'arrived', person });
    case 'left':
      return simple({ kind: 'left', person });
    case 'stepped-in':
      return simple({ kind: 'stepped-in', person, region: text('region') || null });
    case 'adjusters-appointed':
      return appointAdjusters(doing, { id }, listIn(fields, 'persons'));
    case 'text-added':
      return simple({ kind: 'text-added', text: text('text') });
    case 'closed':
      return closeSitting(doing, { id });
    case 'item-opened':
      return openItem(doing, { id, of, seen });
    case 'conflict-answered':
      return simple({ kind: 'conflict-answered', of, person, conflicted: text('conflicted') === 'yes', why: text('why') });
    case 'condition-reworded':
      return simple({ kind: 'condition-reworded', of, condition: text('condition'), text: text('text') });
    case 'item-text-added':
      return simple({ kind: 'item-text-added', of, text: text('text') });
    case 'vote-opened':
      return openVote(
        doing,
        { id, of, seen },
        { mode: text('mode') === 'open' ? 'open' : 'named', between: [text('first'), text('second')] },
      );
    case 'vote-cast':
      // Ballots come from several at once: they are not held to the version that was seen.
      return castVote(doing, { id, of }, { vote: text('vote'), person, choice: text('choice') });
    case 'vote-closed':
      return endVote(ctx, id, of, fields);
    case 'decided':
      return decideItem(
        doing,
        { id, of, seen },
        { proposal: text('proposal'), effect: text('effect') === 'at-once' ? 'at-once' : 'at-adjustment' },
      );
    case 'dissented':
      return simple({ kind: 'dissented', of, person, text: text('text') });
    case 'item-closed':
      return simple({ kind: 'item-closed', of });
    default:
      return undefined;
  }
}

async function endVote(ctx: Ctx, id: string, of: string, fields: Fields) {
  const sitting = await found(ctx, id);
  const vote = sitting && findItem(sitting.state, of)?.vote;
  const counts =
    vote?.mode === 'open'
      ? {
          [vote.between[0]]: numberIn(fields, 'count-a'),
          [vote.between[1]]: numberIn(fields, 'count-b'),
          [ABSTAIN]: numberIn(fields, 'count-abstain'),
        }
      : null;
  return closeVote(doingOf(ctx), { id, of }, { counts, casting: textIn(fields, 'casting') || null });
}

/** What someone who sits on the board writes: of themselves alone. */
function ownAct(ctx: Ctx, id: string, fields: Fields) {
  const doing = doingOf(ctx);
  const person = doing.person.id;
  const of = textIn(fields, 'of');
  switch (textIn(fields, 'do')) {
    case 'vote-cast':
      return castVote(doing, { id, of }, { vote: textIn(fields, 'vote'), person, choice: textIn(fields, 'choice') });
    case 'dissented':
      return happen(doing, { id }, { kind: 'dissented', of, person, text: textIn(fields, 'text') });
    case 'conflict-answered':
      return happen(
        doing,
        { id },
        { kind: 'conflict-answered', of, person, conflicted: textIn(fields, 'conflicted') === 'yes', why: textIn(fields, 'why') },
      );
    default:
      return undefined;
  }
}

/** The room: the secretary's page, a member's own, and what is shown on the wall. */
export const roomRoutes = [
  page({
    id: 'sittings.room',
    path: patterns.sittingRoom,
    params: sittingParams,
    policy: reads,
    audit: 'none: reads a meeting of the board',
    handler: (ctx) => roomPage(ctx, ctx.params.id),
  }),
  form({
    id: 'sittings.happened',
    path: patterns.sittingRoom,
    params: sittingParams,
    policy: keeps,
    audit: 'sitting.happened',
    body: bodies.room,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const doing = roomAct(ctx, id, ctx.body);
      if (!doing) return problem('bad-request');
      const done = await doing;
      if (done.ok) return seeOther(ctx.url.page(paths.sittingRoom(id)));
      const sent = sentBack(ctx, ctx.body, done.error);
      return isProblem(sent) ? sent : roomPage(ctx, id, sent);
    },
  }),
  page({
    id: 'sittings.vote',
    path: patterns.sittingVote,
    params: sittingParams,
    policy: sits,
    audit: 'none: reads a meeting of the board',
    handler: (ctx) => votePage(ctx, ctx.params.id),
  }),
  form({
    id: 'sittings.voted',
    path: patterns.sittingVote,
    params: sittingParams,
    policy: sits,
    audit: 'sitting.happened',
    body: bodies.vote,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const doing = ownAct(ctx, id, ctx.body);
      if (!doing) return problem('bad-request');
      const done = await doing;
      if (done.ok) return seeOther(ctx.url.page(paths.sittingVote(id)));
      const sent = sentBack(ctx, ctx.body, done.error);
      return isProblem(sent) ? sent : votePage(ctx, id, sent);
    },
  }),
  page({
    id: 'sittings.screen',
    path: patterns.sittingScreen,
    params: sittingParams,
    policy: reads,
    audit: 'none: reads a meeting of the board',
    handler: async (ctx) => {
      const sitting = await found(ctx, ctx.params.id);
      if (!sitting) return noSitting();
      return {
        title: pagesText[ctx.lang].screen,
        breadcrumbs: crumbs(ctx, sitting, [pagesText[ctx.lang].screen]),
        body: <ProjectorScreen lang={ctx.lang} url={ctx.url} sitting={sitting} />,
      };
    },
  }),
];
