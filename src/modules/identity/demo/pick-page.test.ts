import { expect, test } from 'vitest';
import { personas } from './personas.ts';
import { pickPage } from './pick-page.tsx';

test('everyone is shown with the organisations that they work for, by name', () => {
  const ids = new Set(personas.flatMap(({ assignments }) => assignments.map(({ organisation }) => organisation)));
  const html = pickPage('sv', { css: '/a.css', js: '/a.js' }, new Map([...ids].map((id) => [id, `Namnet på ${id}.`])));
  for (const id of ids) expect(html).toContain(`, Namnet på ${id}.`);
  expect(html).not.toMatch(/\((?:authority|board|region-\d+)\)/);
});
