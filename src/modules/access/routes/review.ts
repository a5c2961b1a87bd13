import { z } from 'zod';
import { addDays, dayInStockholm, isLocalDate, type LocalDate } from '../../../kernel/date.ts';
import { patterns } from '../../../kernel/paths.ts';
import { described } from '../../../platform/http/form-body.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { problem } from '../../../platform/problem/problem.ts';
import { doingOf, isKeyReused, keyReused, personOf, refuseAct } from '../act.ts';
import { answerReview, openReview, type ReviewAnswer } from '../commands/review.ts';
import { placeOf } from '../commands/roles.ts';
import { type FormState, valuesOf } from '../core/form.ts';
import { reviewEveryDays, urgencyOf } from '../core/review.ts';
import { all, freshlySignedIn } from '../policies.ts';
import { isAuthorityAdministrator, mayEnd, mayReview, scopeOf } from '../rules.ts';
import { OpenReviewForm, ReviewPage } from '../screens/review.tsx';
import { type ItemRow, listItems, listRounds, progressOf, type RoundRow } from '../store/review.ts';
import { oversightText } from '../text/oversight.ts';
import { discardOf, formAnswer } from './answers.ts';
import { administers, administersAuthority, type Ctx, crumbs, form, hiddenOf, openForm, page, readAs } from './kit.ts';

const opens = all(administersAuthority, freshlySignedIn);
const answerForm = described(
  z.record(z.string().max(60), z.string().max(100)),
  { round: { says: 'The id of the review.', required: true, example: '0197a0b2-6c1e-7c3a-9d55-0c6f0e5a7d10' } },
  { 'a-{assignment}': { says: 'What is done with the assignment with that id.', of: ['keep', 'end', 'later'], example: 'keep' } },
).refine((body) => z.uuid().safeParse(body.round).success, { path: ['round'] });
const prefix = 'a-';

export const reviewRoutes = [
  page({
    id: 'review',
    path: patterns.review,
    policy: administers,
    audit: 'none: reads how far the review has come',
    query: z.object({ done: z.enum(['sent', 'opened']).optional() }),
    handler: async (ctx) => {
      const says = ctx.query.done === undefined ? undefined : oversightText[ctx.lang][ctx.query.done];
      return reviewPage(ctx, await openForm(ctx, {}), says);
    },
  }),
  page({
    id: 'review.new',
    path: patterns.reviewOpen,
    policy: opens,
    audit: 'none: an empty form',
    handler: async (ctx) => openingForm(ctx, await openForm(ctx, { due: addDays(ctx.today, 60) })),
  }),
  form({
    id: 'review.open',
    path: patterns.reviewOpen,
    policy: opens,
    audit: 'review.opened',
    body: z.object({ due: z.string().refine(isLocalDate) }),
    invalid: (ctx) => openingForm(ctx, { values: valuesOf(ctx.body), faults: { due: oversightText[ctx.lang].dueFault } }),
    handler: async (ctx) => {
      const { due } = ctx.body;
      const text = oversightText[ctx.lang];
      if (due <= ctx.today || due > addDays(ctx.today, reviewEveryDays)) {
        return openingForm(ctx, { values: { due }, faults: { due: text.dueFault } });
      }
      const opened = await openReview(doingOf(ctx), due, ctx.today);
      if (opened.ok) return seeOther(ctx.url.page(patterns.review, { done: 'opened' }));
      return isKeyReused(opened.error) ? keyReused() : openingForm(ctx, { values: { due }, faults: { due: text.openAlready } });
    },
  }),
  form({
    id: 'review.answer',
    path: patterns.reviewAnswer,
    from: patterns.review,
    policy: all(administers, freshlySignedIn),
    audit: 'role.kept',
    body: answerForm,
    invalid: (ctx) => reviewPage(ctx, { values: valuesOf(ctx.body), faults: { round: oversightText[ctx.lang].badAnswer } }, undefined),
    handler: async (ctx) => {
      const text = oversightText[ctx.lang];
      const { round = '', ...rest } = ctx.body;
      const answers = answersIn(rest);
      const again = (message: string) => reviewPage(ctx, { values: ctx.body, faults: { round: message } }, undefined);
      if (answers === undefined) return again(text.badAnswer);
      if (answers.length === 0) return again(text.nothingChosen);
      const answered = await answerReview(doingOf(ctx), round, answers, oversightText.sv.reviewReason, ctx.today);
      if (answered.ok) return seeOther(ctx.url.page(patterns.review, { done: 'sent' }));
      const { error } = answered;
      if (isKeyReused(error)) return keyReused();
      if (error.kind !== 'refused')
        return problem('not-found', { detail: { sv: oversightText.sv.badAnswer, en: oversightText.en.badAnswer } });
      return refuseAct(doingOf(ctx), { action: 'role.kept', object: { kind: 'assignment', id: error.item.assignment } }, error.denial);
    },
  }),
];

/** The answers of a form; those left for later are not answers. Undefined when something in it is neither. */
function answersIn(body: Readonly<Record<string, string>>): ReviewAnswer[] | undefined {
  const answers: ReviewAnswer[] = [];
  for (const [name, answer] of Object.entries(body)) {
    const assignment = name.slice(prefix.length);
    if (!name.startsWith(prefix) || !z.uuid().safeParse(assignment).success) return undefined;
    if (answer === 'keep' || answer === 'end') answers.push({ assignment, answer });
    else if (answer !== 'later') return undefined;
  }
  return answers;
}

/** What the reminders and the page need of the latest review. */
export function roundFacts(latest: RoundRow | undefined, left: number, today: LocalDate) {
  const round = latest && {
    openedOn: dayInStockholm(latest.openedAt),
    due: latest.due as LocalDate,
    isClosed: latest.closedAt !== null,
  };
  return urgencyOf(round, left, today);
}

/** Whether an item waits for this administrator: it is theirs to keep and theirs to end. */
export function waitsFor(asker: ReturnType<typeof personOf>, item: ItemRow): boolean {
  const place = placeOf(item);
  return (
    item.answer === null &&
    mayReview(asker, { place, person: item.person }).allowed &&
    mayEnd(asker, { role: item.role, place, isLastAdministrator: false }).allowed
  );
}

async function reviewPage(ctx: Ctx, state: FormState, says: string | undefined): Promise<PageAnswer> {
  const asker = personOf(ctx.subject);
  const found = await readAs(ctx, async (tx) => {
    const rounds = await listRounds(tx);
    const [latest] = rounds;
    const items = latest ? await listItems(tx, scopeOf(asker), latest.id) : [];
    return { rounds, items, progress: latest ? await progressOf(tx, scopeOf(asker), latest.id) : [] };
  });
  const [latest] = found.rounds;
  const left = found.progress.reduce((sum, row) => sum + row.left, 0);
  const text = oversightText[ctx.lang];
  const mine = found.items.filter((item) => waitsFor(asker, item));
  const body = ReviewPage({
    lang: ctx.lang,
    url: ctx.url,
    ...found,
    urgency: roundFacts(latest, left, ctx.today),
    mine,
    others: found.items.filter((item) => !mine.includes(item)),
    mayOpen: isAuthorityAdministrator(asker),
    says,
    state,
    hidden: hiddenOf(ctx, { round: latest?.id ?? '' }),
    discard: discardOf(ctx),
  });
  return formAnswer({ title: text.reviewTitle, breadcrumbs: crumbs(ctx, [text.reviewTitle]), body }, [state]);
}

function openingForm(ctx: Ctx, state: FormState): PageAnswer {
  const text = oversightText[ctx.lang];
  const body = OpenReviewForm({ lang: ctx.lang, url: ctx.url, state, hidden: hiddenOf(ctx), discard: discardOf(ctx) });
  const breadcrumbs = crumbs(ctx, [text.reviewTitle, patterns.review], [text.openTitle]);
  return formAnswer({ title: text.openTitle, breadcrumbs, body }, [state]);
}
