import { expect, test } from 'vitest';
import { localDate } from '../../../kernel/date.ts';
import { urlsOf } from '../../../platform/http/urls.ts';
import { paperCrumbs } from './papers.ts';

const id = '0b9f4c6e-58a4-4a52-9a0e-7d1f7c5f3a10';
const day = localDate('2026-03-16');
const dates = { asOf: day, knownAt: day, given: false };
const careCase = { id, areaName: 'Levertransplantation', areaNameEn: 'Liver transplantation' };

test('the way to a paper begins at the list of cases, and its last step is no link', () => {
  const sv = { lang: 'sv', url: urlsOf('/x', dates, 'https://example.org', () => false) } as const;
  expect(paperCrumbs(sv, careCase, ['Underlag', `/arenden/${id}/underlag`])).toEqual([
    { label: 'Ärenden', href: '/arenden' },
    { label: 'Levertransplantation', href: `/arenden/${id}` },
    { label: 'Underlag' },
  ]);
  const en = { lang: 'en', url: urlsOf('/en/x', dates, 'https://example.org', () => false) } as const;
  expect(paperCrumbs(en, careCase, ['Basis', `/arenden/${id}/underlag`], ['Background'])).toEqual([
    { label: 'Cases', href: '/en/arenden' },
    { label: 'Liver transplantation', href: `/en/arenden/${id}` },
    { label: 'Basis', href: `/en/arenden/${id}/underlag` },
    { label: 'Background' },
  ]);
});
