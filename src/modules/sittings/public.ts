import type { LocalDate } from '../../kernel/date.ts';
import type { ItemKind } from './core/item.ts';
import type { Minutes } from './core/minutes.ts';
import type { Publication, Sitting } from './queries.ts';

/** What everyone reads of a meeting before it: no papers, no names. */
export type PublicAgenda = {
  readonly day: LocalDate;
  readonly start: string;
  /** Called off after the notice. */
  readonly cancelled?: true;
  readonly items: readonly {
    readonly number: number;
    readonly title: string;
    readonly kind: ItemKind;
    readonly area: string | null;
    readonly late: boolean;
  }[];
};

export const publicAgenda = ({ state, day }: Sitting): PublicAgenda => ({
  day,
  start: state.start,
  ...(state.phase === 'cancelled' ? { cancelled: true as const } : {}),
  items: state.items
    .filter(({ phase }) => phase !== 'removed')
    .map(({ number, item, late }) => ({ number, title: item.title, kind: item.kind, area: item.area, late })),
});

/** Whether what has been published is the agenda of a meeting that has been called off. */
export const isCancelled = ({ kind, content }: Pick<Publication, 'kind' | 'content'>): boolean =>
  kind === 'agenda' && (content as PublicAgenda).cancelled === true;

/** What everyone reads of a meeting when its minutes have been published: what is masked is not here. */
export type PublicMinutes = {
  readonly minutes: Minutes;
  readonly masks: readonly { readonly part: string; readonly ground: string }[];
  /** What decisions became, by number of the item and key of the applicant. */
  readonly effects: readonly {
    readonly item: number;
    readonly applicant: string;
    readonly permit: string | null;
    readonly entries: readonly string[];
    readonly diaryNumber: string | null;
  }[];
};

export const publicMinutes = ({ state }: Sitting, minutes: Minutes): PublicMinutes => ({
  minutes,
  masks: state.masks,
  effects: state.items.flatMap(({ number, effects }) =>
    effects.map(({ applicant, permit, entries, diaryNumber }) => ({ item: number, applicant, permit, entries, diaryNumber })),
  ),
});
