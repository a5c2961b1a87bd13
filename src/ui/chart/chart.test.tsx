import { expect, test } from 'vitest';
import { localDate } from '../../kernel/date.ts';
import { BarChart, ColumnChart, Figure, renderFragment, TimelineChart } from '../index.ts';

const series = [
  { key: 'granted', label: 'Beviljade' },
  { key: 'rejected', label: 'Avslag' },
];
const numbers = (html: string, pattern: RegExp): number[] => [...html.matchAll(pattern)].map(([, n]) => Number(n));

test('bars are as long as their values and stand end to end', () => {
  const html = renderFragment(
    <BarChart
      lang="sv"
      id="x"
      label="Diagram"
      series={series}
      bars={[
        { label: 'A', values: [30, 10] },
        { label: 'B', values: [0, 20] },
      ]}
    />,
  );
  const [a0, a1, b1] = numbers(html, /<rect class="s[01]" x="[\d.]+%" y="4" width="([\d.]+)%"/g);
  const [, xA1, xB1] = numbers(html, /<rect class="s[01]" x="([\d.]+)%" y="4"/g);
  expect(a0).toBeCloseTo(3 * Number(a1), 1);
  expect(b1).toBeCloseTo(2 * Number(a1), 1);
  expect(xA1).toBeCloseTo(Number(a0), 1);
  expect(xB1).toBe(0);
});

test('colour is never alone: the second series has a pattern and the legend names both', () => {
  const html = renderFragment(<BarChart lang="sv" id="x" label="Diagram" series={series} bars={[{ label: 'A', values: [3, 1] }]} />);
  expect(html).toContain('fill="url(#x-p1)"');
  expect(html).toContain('<pattern id="x-p1"');
  expect(html).toMatch(/Beviljade<\/li>.*Avslag<\/li>/s);
});

test('the value of a bar is written with it, and a chart of nothing still draws', () => {
  const html = renderFragment(
    <BarChart lang="sv" id="x" label="Diagram" series={series} bars={[{ label: 'A', values: [42, 8], valueText: '42 av 50' }]} />,
  );
  expect(html).toContain('>42 av 50</text>');
  expect(renderFragment(<BarChart lang="sv" id="x" label="Diagram" series={series} bars={[{ label: 'A', values: [0, 0] }]} />)).toContain(
    '>0</text>',
  );
  expect(renderFragment(<BarChart lang="sv" id="x" label="Diagram" series={series} bars={[]} />)).toContain('role="img"');
});

test('columns rise with their values and carry their sums', () => {
  const html = renderFragment(
    <ColumnChart
      lang="sv"
      id="k"
      label="Kolumner"
      series={series}
      columns={[
        { label: 'Ett', short: '1', values: [40, 10] },
        { label: 'Två', short: '2', values: [25, 0] },
      ]}
    />,
  );
  const [one, , two] = numbers(html, /<rect class="s[01]"[^>]* height="(\d+)"/g);
  expect(Number(one) / Number(two)).toBeCloseTo(40 / 25, 1);
  expect(html).toContain('>50</text>');
});

test('a plan shows today only when it lies within the plan', () => {
  const plan = (today: string) =>
    renderFragment(
      <TimelineChart
        lang="sv"
        id="p"
        label="Plan"
        from={localDate('2026-01-01')}
        to={localDate('2026-12-31')}
        today={localDate(today)}
        series={series}
        rows={[{ label: 'A', spans: [{ from: localDate('2025-06-01'), to: localDate('2026-07-02') }] }]}
      />,
    );
  expect(plan('2026-04-20')).toContain('now-line');
  expect(plan('2027-01-01')).not.toContain('now-line');
  const [start] = numbers(plan('2026-04-20'), /<rect class="s0" x="([\d.]+)%"/g);
  const [width] = numbers(plan('2026-04-20'), /<rect class="s0"[^>]* width="([\d.]+)%"/g);
  expect(start).toBe(0);
  expect(width).toBeCloseTo(50, 0);
});

test('a figure has a name and the same figures as a table', () => {
  const html = renderFragment(
    <Figure lang="sv" id="f" title="Tilldelning" table={<table />}>
      <p>diagram</p>
    </Figure>,
  );
  expect(html).toContain('aria-labelledby="f-rubrik"');
  expect(html).toMatch(/<summary>Visa som tabell<\/summary>.*<table/s);
});
