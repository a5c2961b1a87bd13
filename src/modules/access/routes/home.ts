import type { LocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { patterns } from '../../../kernel/paths.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { readCollaborationRegions } from '../../organisations/index.ts';
import { personOf } from '../act.ts';
import { gapsOf, urgentGaps } from '../core/board.ts';
import type { Person } from '../policies.ts';
import { isAuthorityAdministrator, mayConfirm, scopeOf } from '../rules.ts';
import { noticeDays } from '../screens/board.tsx';
import { AdministrationHome, type Entrance, type Reminder } from '../screens/home.tsx';
import { listAssignments } from '../store/assignments.ts';
import { listTerms } from '../store/board.ts';
import { findPlace } from '../store/places.ts';
import { listItems, listRounds, progressOf } from '../store/review.ts';
import { adminText } from '../text/admin.ts';
import { keysText } from '../text/keys.ts';
import { oversightText } from '../text/oversight.ts';
import { placesText } from '../text/places.ts';
import { administers, type Ctx, page, readAs } from './kit.ts';
import { roundFacts, waitsFor } from './review.ts';

export const homeRoutes = [
  page({
    id: 'administration',
    path: patterns.administration,
    policy: administers,
    audit: 'none: reads what waits',
    handler: async (ctx) => {
      const asker = personOf(ctx.subject);
      const found = await readAs(ctx, async (tx) => ({
        organisation: await findPlace(tx, scopeOf(asker), asker.acting.organisation),
        reminders: [...(await confirmations(tx, ctx, asker)), ...(await reviews(tx, ctx, asker)), ...(await emptySeats(tx, ctx, asker))],
      }));
      const title = adminText[ctx.lang].homeTitle;
      const organisation = found.organisation?.name ?? asker.acting.organisation;
      return {
        title,
        body: AdministrationHome({ lang: ctx.lang, organisation, reminders: found.reminders, entrances: entrances(ctx, asker) }),
      };
    },
  }),
];

function entrances(ctx: Ctx, asker: Person): readonly Entrance[] {
  const text = adminText[ctx.lang];
  const to = (path: string, title: string, about: string): Entrance => ({ href: ctx.url.page(path), title, about });
  return [
    to(patterns.people, text.peopleTitle, text.homePeople),
    to(patterns.roles, text.rolesTitle, text.homeRoles),
    to(patterns.workOrganisations, placesText[ctx.lang].title, text.homePlaces),
    ...(isAuthorityAdministrator(asker) ? [to(patterns.boardTerms, placesText[ctx.lang].boardTitle, text.homeBoard)] : []),
    to(patterns.review, oversightText[ctx.lang].reviewTitle, text.homeReview),
    to(patterns.keys, keysText[ctx.lang].listTitle, keysText[ctx.lang].homeKeys),
    to(patterns.log, oversightText[ctx.lang].logTitle, text.homeLog),
  ];
}

async function confirmations(tx: Tx, ctx: Ctx, asker: Person): Promise<readonly Reminder[]> {
  const pending = await listAssignments(tx, scopeOf(asker), { state: 'pending' }, ctx.today);
  const mine = pending.filter((row) => mayConfirm(asker, { person: row.person, givenBy: row.givenBy, isPending: true }).allowed).length;
  const href = ctx.url.page(patterns.roles, { state: 'pending' });
  const text = adminText[ctx.lang];
  return [
    ...(mine > 0 ? [{ href, says: text.toConfirm(mine) }] : []),
    ...(pending.length > mine ? [{ href, says: text.toConfirmByOthers(pending.length - mine) }] : []),
  ];
}

async function reviews(tx: Tx, ctx: Ctx, asker: Person): Promise<readonly Reminder[]> {
  const [latest] = await listRounds(tx);
  const items = latest ? await listItems(tx, scopeOf(asker), latest.id) : [];
  const progress = latest ? await progressOf(tx, scopeOf(asker), latest.id) : [];
  const left = progress.reduce((sum, row) => sum + row.left, 0);
  const mine = items.filter((item) => waitsFor(asker, item)).length;
  const urgency = roundFacts(latest, left, ctx.today);
  const href = ctx.url.page(patterns.review);
  const text = adminText[ctx.lang];
  if (urgency === 'time-for-new') return isAuthorityAdministrator(asker) ? [{ href, says: text.reviewTime }] : [];
  if (urgency === 'none' || mine === 0 || !latest) return [];
  const due = formatDate(latest.due as LocalDate, ctx.lang);
  return [{ href, says: urgency === 'overdue' ? text.reviewOverdue(mine, due) : text.reviewLeft(mine, due) }];
}

async function emptySeats(tx: Tx, ctx: Ctx, asker: Person): Promise<readonly Reminder[]> {
  if (!isAuthorityAdministrator(asker)) return [];
  const regions = (await readCollaborationRegions(tx)).map((region) => region.id);
  const gaps = urgentGaps(gapsOf(await listTerms(tx, ctx.today), regions, ctx.today), ctx.today, noticeDays);
  return gaps.length === 0 ? [] : [{ href: ctx.url.page(patterns.boardTerms), says: adminText[ctx.lang].boardGap(gaps.length) }];
}
