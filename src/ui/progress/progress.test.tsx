import { expect, test } from 'vitest';
import { ProgressBar, renderFragment, type Step, StepsBar, TaskList, Timeline } from '../index.ts';

const steps: Step[] = ['Kartläggning', 'Genomlysning', 'Remiss'].map((name, at) => ({
  number: at + 1,
  name,
  state: (['done', 'current', 'todo'] as const)[at] ?? 'todo',
}));

test('the steps say in words how far each has come', () => {
  const html = renderFragment(<StepsBar lang="sv" steps={steps} />);
  const items = [...html.matchAll(/<li(.*?)<\/li>/g)].map(([, item = '']) => item);
  expect(items.map((item) => item.replace(/^[^>]*>|<[^>]+>/g, ''))).toEqual([
    '1 Kartläggning, klart',
    '2 Genomlysning, pågår',
    '3 Remiss, återstår',
  ]);
  expect(html.match(/aria-current="step"/g)).toHaveLength(1);
  expect(html).toContain('Steg 2 av 3: Genomlysning');
});

test('a process that has not begun or is over has no current step', () => {
  const html = renderFragment(<StepsBar lang="sv" steps={steps.map((step) => ({ ...step, state: 'done' as const }))} />);
  expect(html).not.toMatch(/aria-current|steps-now/);
});

test('events to come are told apart in words, not by the mark alone', () => {
  const html = renderFragment(
    <Timeline
      lang="sv"
      events={[
        { date: '16 mars 2026', title: 'Sista dag', state: 'next' },
        { date: '9 december 2025', title: 'Beslut', state: 'done' },
      ]}
    />,
  );
  expect(html).toContain('16 mars 2026<span class="sr">, kommande</span>');
  expect(html).toContain('<p class="tl-date">9 december 2025</p>');
  expect(html).toContain('<h3>Beslut</h3>');
});

test('a task is linked and described by its state, unless it cannot be opened yet', () => {
  const html = renderFragment(
    <TaskList
      lang="sv"
      tasks={[
        { id: 'a', title: 'Verksamhet', href: '/a', state: 'faulty', stateText: 'Åtgärda 2 fel' },
        { id: 'b', title: 'Underteckna', state: 'blocked' },
      ]}
    />,
  );
  expect(html).toMatch(/<a[^>]*href="\/a" aria-describedby="uppgift-a">Verksamhet<\/a>/);
  expect(html).toContain('Åtgärda 2 fel');
  expect(html).toContain('Kan inte påbörjas än');
  expect(html.match(/<a /g)).toHaveLength(1);
});

test.each([
  [3, 9, '33'],
  [0, 0, '0'],
  [12, 9, '100'],
])('%d of %d fills the bar to %s', (value, max, width) => {
  expect(renderFragment(<ProgressBar value={value} max={max} label="x" />)).toContain(`class="bar-done" width="${width}"`);
});
