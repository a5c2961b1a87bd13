import { expect, it } from 'vitest';
import { renderPdfAhead, renderPdfAside, undrawn } from './aside.ts';
import type { PrintDocument } from './document.ts';
import { renderPdf } from './pdf.ts';

const document = (title: string): PrintDocument => ({
  lang: 'sv',
  title,
  subtitle: null,
  banner: 'Påhittat',
  footer: 'Prov',
  pageWords: ['sida', 'av'],
  keywords: ['NHV'],
  blocks: [{ type: 'text', text: 'Åäö 🫀 \u202eomvänt' }],
});
const at = new Date('2026-04-30T21:59:59Z');

it('gives the same bytes as the server would itself, each to the one who asked', async () => {
  const titles = ['Ett', 'Två', 'Tre', 'Ett'];
  const made = await Promise.all(titles.map((title) => renderPdfAside(document(title), 'archived', at)));
  for (const [index, title] of titles.entries()) expect(Buffer.from(made[index] ?? [])).toEqual(renderPdf(document(title), 'archived', at));
});

it('a document that cannot be set is a fault of that document alone', async () => {
  const broken = renderPdfAside({ ...document('Fel'), blocks: [{ type: 'text' } as never] }, 'archived', at);
  const whole = renderPdfAside(document('Hel'), 'archived', at);
  await expect(broken).rejects.toThrow('could not be set');
  expect((await whole).byteLength).toBeGreaterThan(1_000);
});

it('what is drawn ahead of time comes after what somebody waits for, and when somebody does in its turn', async () => {
  const order: string[] = [];
  const noted = async (name: string, pdf: Promise<Uint8Array>): Promise<Uint8Array> => pdf.finally(() => order.push(name));
  const first = noted('first', renderPdfAside(document('Först'), 'archived', at));
  const aheads = ['a', 'b', 'c'].map((name) => ({ name, drawing: renderPdfAhead(document(name), 'archived', at) }));
  const all = [
    first,
    ...aheads.map(({ name, drawing }) => noted(name, drawing.pdf)),
    noted('last', renderPdfAside(document('Sist'), 'archived', at)),
  ];
  expect(undrawn()).toBe(5);
  aheads[2]?.drawing.hasten();
  const made = await Promise.all(all);
  expect(order).toEqual(['first', 'c', 'last', 'a', 'b']);
  expect(Buffer.from(made[1] ?? [])).toEqual(renderPdf(document('a'), 'archived', at));
  expect(undrawn()).toBe(0);
});
