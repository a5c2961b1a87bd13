import { formatDate, formatDateTime, formatTime } from '../../kernel/format.ts';
import type { PrintBlock, PrintDocument } from '../../platform/pdf/document.ts';
import { paragraphs } from '../../platform/pdf/paragraphs.ts';
import { conditionBlocks } from '../proposals/index.ts';
import type { Decided } from './core/effect.ts';
import type { Outcome } from './core/item.ts';
import { conditionsOf, type Minutes, type MinutesItem } from './core/minutes.ts';
import type { ItemState } from './core/state.ts';
import { outcomeSays } from './outcome-says.ts';
import type { Sitting } from './queries.ts';
import { sittingsText } from './text/sittings.ts';

const { sv } = sittingsText;
const words = sv.minutes;

const page = (
  fictitious: boolean,
  number: string | null,
): Pick<PrintDocument, 'lang' | 'banner' | 'footer' | 'pageWords' | 'keywords'> => ({
  lang: 'sv',
  banner: fictitious ? sv.banner : null,
  footer: number === null ? words.footerNone : words.footer(number),
  pageWords: sv.pageWords,
  keywords: ['NHV', sv.board],
});
const heading = (text: string, level: 1 | 2 = 1): PrintBlock => ({ type: 'heading', level, text });
const line = (text: string): PrintBlock => ({ type: 'text', text });
const facts = (...rows: readonly (readonly [string, string])[]): PrintBlock => ({
  type: 'facts',
  rows: rows.map(([term, value]) => ({ term, value })),
});
/** Something under a heading of its own, where there is something. */
const under = (title: string, ...blocks: readonly PrintBlock[]): readonly PrintBlock[] =>
  blocks.length === 0 ? [] : [heading(title, 2), ...blocks];
const text = (said: string): readonly PrintBlock[] => (said.trim() === '' ? [] : paragraphs(said));

/** The notice of a meeting, with its agenda. */
export function printNotice({ day, state, fictitious }: Sitting, number: string): PrintDocument {
  return {
    ...page(fictitious, number),
    title: sv.notice.title(formatDate(day, 'sv')),
    subtitle: sv.board,
    blocks: [
      facts([sv.notice.time, `${formatDate(day, 'sv')} ${state.start.replace(':', '.')}`], [sv.notice.place, state.place]),
      heading(sv.notice.agenda),
      {
        type: 'list',
        items: state.items
          .filter(({ phase }) => phase !== 'removed')
          .map(({ number: n, item }) => `${n}. ${item.title} (${sv.kinds[item.kind].toLowerCase()})`),
      },
    ],
  };
}

export const letterTitle = ({ item }: ItemState, { outcome, applicant }: Decided): string =>
  sv.letter.title(sv.outcomes[outcome.kind], item.title, applicant.regionName);

type Letter = { readonly sitting: Sitting; readonly one: ItemState; readonly decided: Decided; readonly number: string };

/**
 * The decision as one applicant, or the holder of a permit, gets it: what was decided, why, by which law, and that it cannot be appealed; of an application that was not
 * tried the provisions on permits say nothing of that (docs/adr/0076).
 */
export function printLetter({ sitting, one, decided, number }: Letter): PrintDocument {
  const { applicant, outcome } = decided;
  const { item } = one;
  const said = sv.letter;
  const isUntried = outcome.kind === 'dismiss' || outcome.kind === 'write-off';
  const isTo = outcome.kind === 'grant' || outcome.kind === 'change-conditions';
  const parts = outcome.kind === 'grant' ? [...outcome.tasks, ...outcome.subPermits].map((id) => partName(one, id)) : [];
  return {
    ...page(sitting.fictitious, number),
    title: letterTitle(one, decided),
    subtitle: `${formatDate(sitting.day, 'sv')}. ${said.number} ${number}`,
    blocks: [
      heading(said.decision),
      line(sentenceOf(applicant.regionName, applicant.hospital ?? applicant.unit, item.title, outcome)),
      ...(outcome.kind === 'grant' ? [line(said.care), line(said.start(formatDate(outcome.start, 'sv')))] : []),
      ...(outcome.kind === 'grant' && outcome.population !== null ? [facts([said.forWhom, sv.populations[outcome.population]])] : []),
      ...(parts.length > 0 ? [facts([said.parts, parts.join(', ')])] : []),
      line(isUntried ? said.groundUntried : said.ground),
      ...(outcome.kind === 'revoke' || outcome.kind === 'change-conditions'
        ? item.ground
          ? [line(said.groundRevoked(sv.groundNames[item.ground])), ...(item.hearing ? [line(said.heard)] : [])]
          : []
        : []),
      ...(applicant.diaryNumber === null ? [] : [facts([said.application, applicant.diaryNumber])]),
      ...(outcome.reasons.trim() === '' ? [] : [heading(said.reasons), ...text(outcome.reasons)]),
      heading(isUntried ? said.appealUntriedTitle : said.appealTitle),
      line(isUntried ? said.appealUntried : said.appeal),
      ...(isTo && one.conditions.length > 0 ? [heading(said.conditions), ...conditionBlocks(conditionsOf(one))] : []),
    ],
  };
}

const partName = ({ item }: ItemState, id: string): string =>
  [...(item.slots?.tasks ?? []), ...(item.slots?.subPermits ?? [])].find((part) => part.id === id)?.text.sv ?? id;

function sentenceOf(region: string, hospital: string | null, area: string, { kind }: Outcome): string {
  if (kind === 'grant') return sv.letter.grant(region, hospital, area);
  return kind === 'refer-back' || kind === 'table' ? `${region}: ${sv.outcomes[kind]}.` : sv.letter[kind](region, area);
}

type MinutesFacts = {
  readonly number: string;
  readonly hash: string | null;
  readonly masks: readonly { readonly part: string; readonly ground: string }[];
};

/** The minutes as a document. The words are put to what happened; nothing is added. */
export function printMinutes(minutes: Minutes, { number, hash, masks }: MinutesFacts): PrintDocument {
  const day = formatDate(minutes.day, 'sv');
  const at = (instant: string | null): string => (instant === null ? '–' : formatDateTime(new Date(instant), 'sv'));
  return {
    ...page(minutes.fictitious, number),
    title: words.title(day),
    subtitle: sv.board,
    blocks: [
      facts([words.place, minutes.place], [words.opened, at(minutes.openedAt)], [words.closed, at(minutes.closedAt)]),
      ...(masks.length > 0 ? [{ type: 'note', text: words.maskNote } as const] : []),
      heading(words.presence),
      {
        type: 'table',
        headers: [words.name, words.seat, words.times],
        widths: [3, 3, 3],
        rows: minutes.attendance.map(({ name, seat, regionName, times }) => [
          name,
          regionName === null ? sv.seats[seat] : `${sv.seats[seat]}, ${regionName}`,
          times.map(({ what, at: when }) => `${words[what]} ${formatTime(new Date(when), 'sv')}`).join(', '),
        ]),
      },
      { type: 'note', text: words.rules(minutes.rules.quorum, minutes.rules.source) },
      ...minutes.items.flatMap(itemBlocks),
      ...(minutes.texts.length > 0 ? [heading(words.texts), ...minutes.texts.flatMap(text)] : []),
      heading(words.adjusters),
      { type: 'list', items: minutes.adjusters },
      ...(hash === null ? [] : [facts([words.hash, hash])]),
    ],
  };
}

function itemBlocks(item: MinutesItem): readonly PrintBlock[] {
  const outcomes = (list: readonly Outcome[]): PrintBlock => ({
    type: 'list',
    items: list.map((outcome) => outcomeSays('sv', { applicants: item.applicants, parts: item.parts ?? [] }, outcome)),
  });
  return [
    heading(`${words.item(item.number)} ${item.title}`),
    line(`${sv.kinds[item.kind]}.${item.late ? ` ${words.late}.` : ''}`),
    ...(item.taken ? [] : [line(words.notTaken)]),
    ...under(words.conflicts, ...item.conflicts.map(({ name, why }) => line(words.conflict(name, why)))),
    ...(item.background.length > 0 ? under(words.background, { type: 'list', items: item.background }) : []),
    ...under(words.matter, ...text(item.matter)),
    ...under(words.assessment, ...text(item.assessment)),
    ...under(
      words.proposals,
      ...item.proposals.flatMap(({ id, from, outcomes: list }) => [line(words.proposal(id, from)), outcomes(list)]),
    ),
    ...under(words.rewordings, ...item.rewordings.map(({ was, text: now }) => facts([words.was, was], [words.becomes, now]))),
    ...item.votes.flatMap((vote) =>
      under(
        words.vote,
        line(sv.modes[vote.mode]),
        facts(...Object.entries(vote.counts).map(([choice, count]) => [choiceText(choice), String(count)] as const)),
        ...(vote.named.length > 0 ? [facts(...vote.named.map(({ name, choice }) => [name, choiceText(choice)] as const))] : []),
        ...(vote.casting === null ? [] : [line(words.casting(vote.casting))]),
      ),
    ),
    ...(item.decision === null
      ? []
      : [
          ...under(words.decision, line(words.decidesBy(item.decision.proposal)), outcomes(item.decision.outcomes)),
          facts([words.effect, sv.effects[item.decision.effect]], [words.by, item.decision.by.join(', ')]),
          ...(item.decision.conditions.length > 0 ? [heading(words.conditions, 2), ...conditionBlocks(item.decision.conditions)] : []),
        ]),
    ...item.dissents.flatMap(({ name, text: said }) => under(`${words.dissent}: ${name}`, ...text(said))),
    ...under(words.texts, ...item.texts.flatMap(text)),
  ];
}

const choiceText = (choice: string): string => (choice === 'abstain' ? sv.abstain : words.forProposal(choice));
