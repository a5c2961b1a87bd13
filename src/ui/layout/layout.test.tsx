import { describe, expect, test } from 'vitest';
import { Gallery } from '../gallery.tsx';
import { Layout, type LayoutProps, renderDocument } from '../index.ts';
import { en } from '../text.en.ts';
import { sv } from '../text.sv.ts';

const basic: LayoutProps = {
  lang: 'sv',
  title: 'Vårdområden',
  assets: { css: '/a.css', js: '/a.js' },
  home: '/',
  nav: [
    { href: '/omraden', label: 'Vårdområden', current: true },
    { href: '/tillstand', label: 'Tillstånd' },
  ],
  footer: [{ href: '/om', label: 'Om' }],
  children: <h1>Vårdområden</h1>,
};
const page = (more: Partial<LayoutProps> = {}) => renderDocument(<Layout {...basic} {...more} />);

test('a page is a document in its language with one main part', () => {
  const html = page({ lang: 'en' });
  expect(html).toMatch(/^<!doctype html><html lang="en">/);
  expect(html.match(/<main/g)).toHaveLength(1);
});

test('the title names page and site, and says so when the form was refused', () => {
  expect(page()).toContain('<title>Vårdområden – Tillstånd</title>');
  expect(page({ hasErrors: true })).toContain('<title>Fel: Vårdområden – Tillstånd</title>');
  expect(page({ hasErrors: true, lang: 'en' })).toContain('<title>Error: Vårdområden – Tillstånd</title>');
});

test('only the current entry of the menu is marked', () => {
  expect(page().match(/aria-current="page"/g)).toHaveLength(1);
  expect(page()).toMatch(/<a href="\/omraden" aria-current="page">/);
});

test('a number beside an entry of the menu is said in words', () => {
  const html = page({ work: [{ href: '/meddelanden', label: 'Meddelanden', count: { shown: '3', said: '3 olästa' } }] });
  expect(html).toMatch(
    /<a href="\/meddelanden">Meddelanden<span class="count" aria-hidden="true">3<\/span><span class="sr">, 3 olästa<\/span><\/a>/,
  );
  expect(page()).not.toContain('aria-label="Vårdområden');
});

test('both languages are named in the head when the address of the site is known', () => {
  const alternate = { sv: '/omraden', en: '/en/areas' };
  const html = page({ alternate, origin: 'https://example.org' });
  expect(html).toContain('<link rel="canonical" href="https://example.org/omraden"');
  expect(html).toContain('hreflang="en" href="https://example.org/en/areas"');
  expect(html).toContain('<a href="/en/areas" hreflang="en" lang="en">English</a>');
  expect(page({ alternate })).not.toContain('canonical');
});

test('text is escaped wherever it comes in', () => {
  const evil = '"><script>alert(1)</script>';
  const html = page({
    title: evil,
    description: evil,
    breadcrumbs: [{ label: evil }],
    account: evil,
    banner: evil,
    footerNote: evil,
    children: evil,
  });
  expect(html).not.toContain('<script>alert');
});

describe.each(Object.entries(Gallery({ lang: 'sv', assets: basic.assets })))('the page %s of the gallery', (_, vnode) => {
  const html = renderDocument(vnode);

  test('has nothing that the content security policy refuses', () => {
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=|javascript:/i);
    expect(html.match(/<script/g)).toHaveLength(1);
  });

  test('gives an id once', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test('points only at ids that exist', () => {
    const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    const named = [...html.matchAll(/\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"/g)].flatMap(([, list = '']) => list.split(' '));
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('the kit speaks the language of the page', () => {
  const flat = (value: unknown, path = ''): [string, string][] => {
    if (typeof value === 'string') return [[path, value]];
    if (typeof value === 'function') return [[path, String(value(2, 3, 'x'))]];
    return Object.entries(value as object).flatMap(([key, inner]) => flat(inner, `${path}.${key}`));
  };
  const SAME = ['.siteName', '.info', '.none', '.mapLicence'];

  test('every text is translated', () => {
    const english = new Map(flat(en));
    const untranslated = flat(sv).filter(([path, text]) => english.get(path) === text);
    expect(untranslated.map(([path]) => path).filter((path) => !SAME.includes(path))).toEqual([]);
  });

  test('no text has Norwegian or Danish in it', () => {
    const foreign = /[æøÆØ]|\b(ikke|tegn|velg|fjern|forrige|neste|søk|lukk|valgt)\b/i;
    expect(flat(sv).filter(([, text]) => foreign.test(text))).toEqual([]);
  });
});
