import { z } from 'zod';
import { isLocalDate } from '../../../kernel/date.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { clockNow } from '../../../platform/db/index.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf } from '../../access/index.ts';
import type { CareCase } from '../../cases/index.ts';
import { isMailAddress } from '../../messages/index.ts';
import { lacksIn } from '../commands/common.ts';
import { recordNomination } from '../commands/nominate.ts';
import { openRound } from '../commands/open-round.ts';
import { shortestDays } from '../core/deadline.ts';
import { isLetterSource } from '../core/group.ts';
import { readNominee } from '../core/nominee.ts';
import { nominationsOf, roundsOf } from '../queries/nominations.ts';
import { collaborationRegions, type Named } from '../queries/organisations.ts';
import { OpenRoundScreen, RecordScreen } from '../screens/forms.tsx';
import type { FormValues } from '../screens/nominee-form.tsx';
import { RoundScreen } from '../screens/round.tsx';
import { groupsText } from '../text/groups.ts';
import { bodies } from './bodies.ts';
import {
  answerFault,
  type Ctx,
  caseParams,
  composes,
  discardOf,
  type Fields,
  form,
  hiddenOf,
  isActing,
  keptValues,
  page,
  readInCase,
  seesNominations,
  textIn,
} from './kit.ts';
import { areaIn, crumbs } from './place.ts';

const decidesOnNominations = { roles: ['case-officer', 'head'] } as const;
const writesNominations = { roles: ['case-officer'] } as const;

export const roundRoutes = [
  page({
    id: 'groups.round',
    path: patterns.caseRound,
    params: caseParams,
    query: z.object({ klart: z.enum(['opened', 'recorded']).optional() }),
    policy: seesNominations,
    audit: 'nominations.read',
    handler: async (ctx) => {
      const { id } = ctx.params;
      const found = await readInCase(ctx, id, decidesOnNominations, async (tx) => {
        const nominations = await nominationsOf(tx, id);
        const standing = nominations.filter(({ status }) => status === 'standing');
        const lacks = (await lacksIn(tx, 'expert', standing)).filter(({ kind }) => kind !== 'too-many');
        return { nominations, lacks, rounds: await roundsOf(tx, id), regions: await collaborationRegions(tx), now: await clockNow(tx) };
      });
      if (!found.ok) return answerFault(ctx, found.error, { id, action: 'nominations.read' });
      const { careCase, read } = found.value;
      const text = groupsText[ctx.lang].round;
      return {
        title: text.title,
        breadcrumbs: crumbs(ctx, careCase, [text.title]),
        body: RoundScreen({
          lang: ctx.lang,
          url: ctx.url,
          careCase,
          area: areaIn(careCase, ctx.lang),
          ...read,
          writes: isActing(ctx, 'case-officer'),
          says: ctx.query.klart === undefined ? undefined : text.done[ctx.query.klart],
        }),
      };
    },
  }),
  page({
    id: 'groups.round.open',
    path: patterns.caseRoundOpen,
    params: caseParams,
    policy: composes,
    audit: 'none: an empty form',
    handler: (ctx) => openPage(ctx, ctx.params.id),
  }),
  form({
    id: 'groups.round.opened',
    path: patterns.caseRoundOpen,
    params: caseParams,
    policy: composes,
    audit: 'nomination-round.opened',
    body: bodies.openRound,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const text = groupsText[ctx.lang].open.faults;
      const [letter, lastDay] = [textIn(ctx.body, 'letter'), textIn(ctx.body, 'lastDay')];
      const mails = textIn(ctx.body, 'mails')
        .split(/\s*\n\s*/)
        .filter((line) => line !== '');
      const errors = {
        ...(letter === '' || letter.length > 10_000 ? { letter: text.letter } : {}),
        ...(isLocalDate(lastDay) ? {} : { lastDay: text.lastDay }),
        ...(mails.length <= 20 && mails.every(isMailAddress) ? {} : { mails: text.mails }),
      };
      if (Object.keys(errors).length > 0 || !isLocalDate(lastDay)) return openPage(ctx, id, ctx.body, errors);
      const done = await openRound(doingOf(ctx), ctx.deps, { careCase: id, letter, lastDay, mails });
      if (done.ok) return seeOther(ctx.url.page(paths.caseRound(id), { klart: 'opened' }));
      if (done.error !== 'key-reused' && done.error.kind === 'faults') {
        const says = done.error.faults.lastDay === 'tooSoon' ? text.tooSoon(shortestDays) : text.openAlready;
        return openPage(ctx, id, ctx.body, { lastDay: says });
      }
      return answerFault(ctx, done.error, { id, action: 'nomination-round.opened' });
    },
  }),
  page({
    id: 'groups.nomination.record',
    path: patterns.caseNominationRecord,
    params: caseParams,
    policy: composes,
    audit: 'none: an empty form',
    handler: (ctx) => recordPage(ctx, ctx.params.id),
  }),
  form({
    id: 'groups.nomination.recorded',
    path: patterns.caseNominationRecord,
    params: caseParams,
    policy: composes,
    audit: 'nomination.recorded',
    body: bodies.record,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const regions = await readInCase(ctx, id, writesNominations, (tx) => collaborationRegions(tx));
      if (!regions.ok) return answerFault(ctx, regions.error, { id, action: 'nomination.recorded' });
      const text = (name: string): string => textIn(ctx.body, name);
      const read = readNominee(
        text,
        regions.value.read.map((one) => one.id),
      );
      const [source, sourceName, received] = [text('source'), text('sourceName'), text('received')];
      const faults = {
        ...(isLetterSource(source) ? {} : { source: 'source' }),
        ...(sourceName === '' || sourceName.length > 200 ? { sourceName: 'sourceName' } : {}),
        ...(isLocalDate(received) ? {} : { received: 'received' }),
        ...read.faults,
      };
      if (!read.nominee || !isLetterSource(source) || !isLocalDate(received) || Object.keys(faults).length > 0) {
        return recordPage(ctx, id, ctx.body, inWords(ctx.lang, faults));
      }
      const done = await recordNomination(doingOf(ctx), { careCase: id, source, sourceName, received, nominee: read.nominee });
      if (done.ok) return seeOther(ctx.url.page(paths.caseRound(id), { klart: 'recorded' }));
      if (done.error !== 'key-reused' && done.error.kind === 'faults') {
        return recordPage(ctx, id, ctx.body, inWords(ctx.lang, done.error.faults));
      }
      return answerFault(ctx, done.error, { id, action: 'nomination.recorded' });
    },
  }),
];

/** Faults of a nomination in words. */
export function inWords(lang: Ctx['lang'], faults: Readonly<Record<string, string>>): Record<string, string> {
  const words: Readonly<Record<string, string>> = groupsText[lang].nominationFaults;
  return Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, words[fault] ?? fault]));
}

/** Texts of a form for showing them again; of several with the same name the first. */
export const shown = (fields: Fields): FormValues => Object.fromEntries(Object.keys(fields).map((name) => [name, textIn(fields, name)]));

type Made = { readonly careCase: CareCase; readonly regions: readonly Named[] };

async function openPage(ctx: Ctx, id: string, given?: Fields, errors: FormValues = {}): Promise<PageAnswer | Problem> {
  const found = await readInCase(ctx, id, writesNominations, async () => undefined);
  if (!found.ok) return answerFault(ctx, found.error, { id, action: 'nomination-round.opened' });
  const { careCase } = found.value;
  const words = groupsText[ctx.lang];
  const kept = given ? undefined : await keptValues(ctx);
  const values = given ?? kept?.values ?? { letter: words.open.letterDraft(careCase.areaName) };
  return {
    title: words.open.title,
    hasErrors: Object.keys(errors).length > 0,
    breadcrumbs: crumbs(ctx, careCase, [words.round.title, paths.caseRound(id)], [words.open.title]),
    body: OpenRoundScreen({ ...formOf(ctx, values, errors, kept?.keptAt), careCase, area: areaIn(careCase, ctx.lang) }),
  };
}

/** What every form of this module is shown with. */
export const formOf = (ctx: Ctx, values: Fields, errors: FormValues, keptAt: Date | undefined) => ({
  lang: ctx.lang,
  url: ctx.url,
  values: shown(values),
  errors,
  keptAt,
  discard: discardOf(ctx),
  hidden: hiddenOf(ctx),
});

async function recordPage(ctx: Ctx, id: string, given?: Fields, errors: FormValues = {}): Promise<PageAnswer | Problem> {
  const found = await readInCase(ctx, id, writesNominations, async (tx): Promise<Made['regions']> => collaborationRegions(tx));
  if (!found.ok) return answerFault(ctx, found.error, { id, action: 'nomination.recorded' });
  const { careCase, read: regions } = found.value;
  const words = groupsText[ctx.lang];
  const kept = given ? undefined : await keptValues(ctx);
  return {
    title: words.record.title,
    hasErrors: Object.keys(errors).length > 0,
    breadcrumbs: crumbs(ctx, careCase, [words.round.title, paths.caseRound(id)], [words.record.title]),
    body: RecordScreen({
      ...formOf(ctx, given ?? kept?.values ?? {}, errors, kept?.keptAt),
      careCase,
      area: areaIn(careCase, ctx.lang),
      regions,
    }),
  };
}
