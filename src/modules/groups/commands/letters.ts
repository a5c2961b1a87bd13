import type { LocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import type { PrintDocument } from '../../../platform/pdf/document.ts';
import { paragraphs } from '../../../platform/pdf/paragraphs.ts';
import type { CareCase } from '../../cases/index.ts';
import type { GroupKind } from '../core/group.ts';
import type { Group, Seat } from '../queries/groups.ts';
import type { Named } from '../queries/organisations.ts';
import { groupsText } from '../text/groups.ts';

const { sv } = groupsText;

/** The agency writes its letters in Swedish. */
type Page = Pick<PrintDocument, 'lang' | 'banner' | 'footer' | 'pageWords' | 'keywords'>;

const page = (fictitious: boolean, number: string): Page => ({
  lang: 'sv',
  banner: fictitious ? sv.fictitious : null,
  footer: sv.footer(number),
  pageWords: ['sida', 'av'],
  keywords: ['NHV'],
});

/** The name of a file: what is made up says so. */
export const fileOf = (name: string, fictitious: boolean): string => (fictitious ? `pahittat-${name}` : name);

/** The letter that opens a round of nominations. */
export function invitation(
  careCase: Pick<CareCase, 'areaName' | 'fictitious'>,
  { letter, lastDay }: { readonly letter: string; readonly lastDay: LocalDate },
  number: string,
): PrintDocument {
  const text = sv.open;
  return {
    ...page(careCase.fictitious, number),
    title: text.documentTitle(careCase.areaName),
    subtitle: text.subtitle,
    blocks: [
      ...paragraphs(letter),
      { type: 'facts', rows: [{ term: text.lastDayTerm, value: text.lastDayValue(formatDate(lastDay, 'sv')) }] },
      { type: 'heading', level: 1, text: text.how },
      { type: 'text', text: text.howText },
    ],
  };
}

type Appointed = {
  readonly careCase: Pick<CareCase, 'areaName' | 'fictitious'>;
  readonly kind: GroupKind;
  readonly group: Group;
  readonly seat: Seat;
  readonly regions: readonly Named[];
  readonly number: string;
};

export const letterTitle = (kind: GroupKind, careCase: Pick<CareCase, 'areaName'>): string =>
  sv.letter.title(sv.kindsThe[kind], careCase.areaName);

/** The letter to one member who is appointed. */
export function appointmentLetter({ careCase, kind, group, seat, regions, number }: Appointed): PrintDocument {
  const text = sv.letter;
  const region = regions.find(({ id }) => id === seat.collaborationRegion)?.name;
  const term = group.from && group.to ? sv.group.termOf(formatDate(group.from, 'sv'), formatDate(group.to, 'sv')) : '';
  return {
    ...page(careCase.fictitious, number),
    title: letterTitle(kind, careCase),
    subtitle: text.subtitle,
    blocks: [
      {
        type: 'facts',
        rows: [
          { term: text.you, value: seat.name },
          { term: text.as, value: group.proposedChair === seat.id ? text.asChair : text.asMember },
          { term: text.speaks, value: seat.represents === 'profession' ? seat.profession : sv.voicesFor[seat.represents] },
          ...(region === undefined ? [] : [{ term: text.region, value: region }]),
          { term: text.term, value: term },
        ],
      },
      ...(seat.represents === 'profession' && kind === 'expert' ? [{ type: 'text', text: text.role } as const] : []),
      { type: 'text', text: text.conflict },
      { type: 'text', text: text.until },
    ],
  };
}
