import type { OutcomeKind } from '../core/item.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const sv = {
  subject: (day: string, counts: readonly string[]) =>
    `Nämndens beslut den ${day} är publicerade${counts.length === 0 ? '' : `: ${counts.join(', ')}`}`,
  madeUp: 'Påhittat:',
  lede: (day: string) => `Protokollet från sammanträdet i Nämnden för nationell högspecialiserad vård den ${day} är publicerat.`,
  item: (number: number, title: string) => `${number}. ${title}`,
  outcome: (region: string, outcome: string) => `${region}: ${outcome}`,
  masked: 'Delar kan vara maskerade. Vid varje sådan del står bestämmelsen.',
  counts: {
    grant: (n) => count(n, 'tillstånd', 'tillstånd'),
    reject: (n) => count(n, 'avslag', 'avslag'),
    dismiss: (n) => count(n, 'avvisad ansökan', 'avvisade ansökningar'),
    'write-off': (n) => count(n, 'avskriven ansökan', 'avskrivna ansökningar'),
    'refer-back': (n) => count(n, 'återremiss', 'återremisser'),
    table: (n) => count(n, 'bordlagd fråga', 'bordlagda frågor'),
    keep: (n) => count(n, 'oförändrat tillstånd', 'oförändrade tillstånd'),
    revoke: (n) => count(n, 'återkallat tillstånd', 'återkallade tillstånd'),
    'change-conditions': (n) => count(n, 'ändring av villkor', 'ändringar av villkor'),
  } as Record<OutcomeKind, (n: number) => string>,
};
