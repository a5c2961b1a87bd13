import { expect, test } from 'vitest';
import { localDate } from '../../kernel/date.ts';
import { whenFromText } from '../../kernel/when.ts';
import { AsOfForm, AsOfNotice, Certainty, DateOrInterval, renderFragment, SourceNote } from '../index.ts';

test('a known day is machine-readable, an interval is said in words', () => {
  expect(renderFragment(<DateOrInterval lang="sv" when={whenFromText('2025-12-09')} />)).toBe(
    '<time datetime="2025-12-09">9 december 2025</time>',
  );
  const latest = renderFragment(<DateOrInterval lang="sv" when={{ notBefore: null, notAfter: localDate('2024-06-11') }} />);
  expect(latest).toContain('senast 11 juni 2024');
  expect(latest).not.toContain('<time');
});

test('choosing a day keeps the other parameters and cannot go past the last one', () => {
  const html = renderFragment(
    <AsOfForm lang="sv" action="/omraden" value="2024-06-11" max={localDate('2026-01-01')} hidden={{ q: 'hjärta', steg: ['7', '8'] }} />,
  );
  expect(html).toContain('method="get"');
  expect(html).toMatch(/type="date"[^>]*value="2024-06-11"[^>]*max="2026-01-01"/);
  expect(html.match(/type="hidden"/g)).toHaveLength(3);
});

test('another day than today is said, with the way back; today is not', () => {
  const html = renderFragment(<AsOfNotice lang="sv" asOf={localDate('2024-06-11')} todayHref="/omraden?q=x" />);
  expect(html).toContain('Du ser registret som det var den 11 juni 2024.');
  expect(html).toContain('href="/omraden?q=x"');
  expect(renderFragment(<AsOfNotice lang="sv" knownAt={localDate('2024-07-01')} todayHref="/" />)).toContain(
    'Bara uppgifter som var inlagda den 1 juli 2024',
  );
  expect(renderFragment(<AsOfNotice lang="sv" todayHref="/" />)).toBe('');
});

test('certainty is a word, and explained when asked for', () => {
  expect(
    renderFragment(
      <p>
        <Certainty lang="sv" value="possible" />
      </p>,
    ),
  ).toContain('Möjligt');
  expect(
    renderFragment(
      <p>
        <Certainty lang="sv" value="possible" explain />
      </p>,
    ),
  ).toContain('mellan vilka dagar');
});

test('a source names itself, its quality and when it was seen', () => {
  const html = renderFragment(
    <SourceNote lang="sv" name="Exempelkällan" href="https://example.org/a" quality="official" seen={localDate('2026-01-12')} />,
  );
  expect(html).toContain('href="https://example.org/a"');
  expect(html).toContain(', officiell källa, läst 12 januari 2026');
});

test.each(['javascript:alert(1)', 'data:text/html,x', '//example.org', 'seeds/000.md'])(
  'the address %s of a source does not become a link',
  (href) => {
    expect(renderFragment(<SourceNote lang="sv" name="Exempelkällan" href={href} />)).not.toContain('<a');
  },
);
