import { randomUUID } from 'node:crypto';
import type { LocalDate } from '../../../kernel/date.ts';
import { formatDate, type Lang } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { act, type Doing, isMadeUp } from '../../access/index.ts';
import { actingText } from '../../cases/index.ts';
import { addNumbered } from '../../documents/index.ts';
import { tell } from '../../messages/index.ts';
import { type BoardRules, rulesFaults } from '../core/board.ts';
import type { Happening } from '../core/events.ts';
import type { Item } from '../core/item.ts';
import type { SittingsDeps } from '../deps.ts';
import { printNotice } from '../print.ts';
import { boardOn, findSitting, rulesNow, sittingsFor } from '../queries.ts';
import { addRules, insertSitting } from '../store.ts';
import { sittingsText } from '../text/sittings.ts';
import { type Asked, happen, logged, refuse, type SittingRefusal, sittingForAct, write } from './kit.ts';

const { sv, en } = sittingsText;

export type Time = { readonly day: LocalDate; readonly start: string; readonly place: string };

/** Plans a meeting; returns its id. One a day. */
export const planSitting = (doing: Doing, time: Time) =>
  act<string, SittingRefusal>(doing, async (tx) => {
    const fictitious = await isMadeUp(tx, doing.person.id);
    if ((await sittingsFor(tx)).some(({ day, phase }) => day === time.day && phase !== 'cancelled')) return refuse('doubled');
    const id = await insertSitting(tx, { day: time.day, person: doing.person.id, fictitious });
    const sitting = await findSitting(tx, id);
    if (!sitting) return fail({ kind: 'missing' });
    const what = { kind: 'planned', ...time } as const;
    const written = await write(tx, doing.person, sitting, what);
    return written.ok ? ok({ answer: id, events: logged(id, what) }) : written;
  });

/** An item as someone has written it, put on the agenda or revised there. */
export const addItem = (doing: Doing, asked: Asked, item: Omit<Item, 'id'>) =>
  happen(doing, asked, { kind: 'item-added', item: { ...item, id: randomUUID() } });
export const reviseItem = (doing: Doing, asked: Asked, item: Item) => happen(doing, asked, { kind: 'item-revised', item });

/**
 * Sends the notice (kallelse) with the agenda to everyone who sits on the board that day, in the diary and with its document; from here on the agenda is
 * public, its titles alone. What is put on it later is marked as late.
 */
export const giveNotice = (doing: Doing, deps: Pick<SittingsDeps, 'files'>, asked: Asked) =>
  act<string, SittingRefusal>(doing, async (tx) => {
    const found = await sittingForAct(tx, doing, asked);
    if (!found.ok) return found;
    const sitting = found.value;
    const { day, fictitious } = sitting;
    const board = await boardOn(tx, day, fictitious);
    const name = sv.notice.fileName(day);
    const entry = {
      direction: 'outgoing',
      kind: 'document',
      counterpart: sv.board,
      subject: sv.notice.title(formatDate(day, 'sv')),
      careCase: null,
      secrecy: null,
      person: doing.person.id,
      fictitious,
    } as const;
    const { id: document, number } = await addNumbered(tx, deps.files, {
      document: { kind: 'notice', title: entry.subject, organisation: 'board', open: false },
      entry,
      name: fictitious ? `pahittat-${name}` : name,
      print: (given) => printNotice(sitting, given),
    });
    const what = { kind: 'noticed', diaryNumber: number, document } as const;
    const written = await write(tx, doing.person, sitting, what);
    if (!written.ok) return written;
    const on = { sv: formatDate(day, 'sv'), en: formatDate(day, 'en') };
    await tell(tx, {
      to: board.map(({ person }) => ({ person })),
      message: {
        key: 'sitting.noticed',
        subject: { sv: sv.notice.title(on.sv), en: en.notice.title(on.en) },
        body: {
          sv: sv.notice.body(sitting.state.start, sitting.state.place),
          en: en.notice.body(sitting.state.start, sitting.state.place),
        },
      },
      careCase: null,
      path: paths.sitting(sitting.id),
      fictitious,
    });
    return ok({ answer: number, events: logged(sitting.id, what) });
  });

export type Change = Extract<Happening, { readonly kind: 'changed' | 'cancelled' }>;

/** Moves a meeting, or calls it off. After the notice everyone who has been called, or sits on the board on the new day, is told. */
export const changeSitting = (doing: Doing, asked: Asked, what: Change) =>
  act<number, SittingRefusal>(doing, async (tx) => {
    const found = await sittingForAct(tx, doing, asked);
    if (!found.ok) return found;
    const { day, fictitious, state } = found.value;
    const others = (await sittingsFor(tx)).filter(({ id, phase }) => id !== asked.id && phase !== 'cancelled');
    if (what.kind === 'changed' && others.some((one) => one.day === what.day)) return refuse('doubled');
    const written = await write(tx, doing.person, found.value, what);
    if (!written.ok) return written;
    if (state.noticed !== null) {
      const days = what.kind === 'changed' ? [day, what.day] : [day];
      const called = (await Promise.all(days.map((one) => boardOn(tx, one, fictitious)))).flat();
      const say = (lang: Lang) => {
        const words = sittingsText[lang].notice;
        const on = formatDate(day, lang);
        return what.kind === 'changed'
          ? { subject: words.moved(on), body: words.movedTo(formatDate(what.day, lang), what.start, what.place) }
          : { subject: words.cancelled(on), body: what.why };
      };
      const [own, other] = [say('sv'), say('en')];
      await tell(tx, {
        to: [...new Set(called.map(({ person }) => person))].map((person) => ({ person })),
        message: {
          key: `sitting.${what.kind}`,
          subject: { sv: own.subject, en: other.subject },
          body: { sv: own.body, en: other.body },
        },
        careCase: null,
        path: paths.sitting(asked.id),
        fictitious,
      });
    }
    return ok({ answer: written.value.version, events: logged(asked.id, what) });
  });

/** Opens the meeting, with the board of the day and the rules that hold. */
export const openSitting = (doing: Doing, asked: Asked) =>
  act<number, SittingRefusal>(doing, async (tx) => {
    const found = await sittingForAct(tx, doing, asked);
    if (!found.ok) return found;
    const { day, fictitious } = found.value;
    const what: Happening = { kind: 'opened', roster: await boardOn(tx, day, fictitious), rules: (await rulesNow(tx, fictitious)).rules };
    const written = await write(tx, doing.person, found.value, what);
    return written.ok ? ok({ answer: written.value.version, events: logged(asked.id, what) }) : written;
  });

export type RulesRefusal = { readonly kind: 'rules'; readonly faults: ReturnType<typeof rulesFaults> } | { readonly kind: 'rules-stale' };

/** Sets how the board decides, with where that stands; meetings that have been opened keep what held then. */
export const setRules = (doing: Doing, { version, rules }: { readonly version: number; readonly rules: BoardRules }) =>
  act<number, RulesRefusal>(doing, async (tx) => {
    const faults = rulesFaults(rules);
    if (faults.length > 0) return fail({ kind: 'rules', faults });
    const fictitious = await isMadeUp(tx, doing.person.id);
    if ((await rulesNow(tx, fictitious)).version !== version) return fail({ kind: 'rules-stale' });
    await addRules(tx, { version: version + 1, rules, fictitious, person: doing.person.id });
    const object = { kind: 'sitting-rules', id: String(version + 1) };
    return ok({ answer: version + 1, events: [{ action: 'sitting-rules.set', object, details: { acting: actingText(doing.person) } }] });
  });
