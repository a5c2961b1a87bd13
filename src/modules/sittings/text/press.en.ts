import type { sv } from './press.sv.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const en: typeof sv = {
  subject: (day, counts) => `The board’s decisions of ${day} are published${counts.length === 0 ? '' : `: ${counts.join(', ')}`}`,
  madeUp: 'Made up:',
  lede: (day) => `The minutes of the meeting of the Board for National Highly Specialised Care on ${day} are published.`,
  item: (number, title) => `${number}. ${title}`,
  outcome: (region, outcome) => `${region}: ${outcome}`,
  masked: 'Parts may be masked. Beside each such part stands the provision.',
  counts: {
    grant: (n) => count(n, 'permit', 'permits'),
    reject: (n) => count(n, 'rejection', 'rejections'),
    dismiss: (n) => count(n, 'application dismissed', 'applications dismissed'),
    'write-off': (n) => count(n, 'application written off', 'applications written off'),
    'refer-back': (n) => count(n, 'matter referred back', 'matters referred back'),
    table: (n) => count(n, 'matter tabled', 'matters tabled'),
    keep: (n) => count(n, 'permit unchanged', 'permits unchanged'),
    revoke: (n) => count(n, 'permit revoked', 'permits revoked'),
    'change-conditions': (n) => count(n, 'change of conditions', 'changes of conditions'),
  },
};
