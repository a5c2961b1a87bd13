import { describe, expect, test } from 'vitest';
import { Button, Checkboxes, ErrorSummary, Field, FilterPanel, Form, Radios, renderFragment } from '../index.ts';

const lang = 'sv';

describe('a field', () => {
  test('is tied to its label, hint and error', () => {
    const html = renderFragment(<Field lang={lang} name="post" label="E-post" hint="Vi svarar dit" error="Ange en adress" value="a@b" />);
    expect(html).toContain('<label for="falt-post">E-post</label>');
    expect(html).toMatch(/<input[^>]*id="falt-post"[^>]*aria-describedby="falt-post-hjalp falt-post-fel"/);
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('value="a@b"');
  });

  test('without hint and error describes nothing and is not invalid', () => {
    const html = renderFragment(<Field lang={lang} name="post" label="E-post" />);
    expect(html).not.toMatch(/aria-describedby|aria-invalid/);
  });

  test('says when it may be left empty', () => {
    expect(renderFragment(<Field lang="en" name="x" label="Note" optional />)).toContain('(optional)');
  });

  test('that was refused shows what was typed, as text', () => {
    expect(renderFragment(<Field lang={lang} kind="textarea" name="x" label="X" value="</textarea><b>" />)).toContain(
      '&lt;/textarea>&lt;b>',
    );
    expect(renderFragment(<Field lang={lang} kind="date-parts" name="d" label="D" value={{ day: '31', month: 'x"y' }} />)).toContain(
      'value="x&quot;y"',
    );
  });

  test('of a date in three parts sends three names and begins where the error summary leads', () => {
    const html = renderFragment(<Field lang={lang} kind="date-parts" name="start" label="Start" error="Ange datum" />);
    expect([...html.matchAll(/name="([^"]+)"/g)].map(([, name]) => name)).toEqual(['start-dag', 'start-manad', 'start-ar']);
    expect(html).toMatch(/<input[^>]*id="falt-start"[^>]*name="start-dag"/);
    expect(html).toContain('aria-describedby="falt-start-fel"');
  });

  test('with choices in a list marks the chosen one', () => {
    const options = [
      { value: '01', label: 'Stockholm' },
      { value: '12', label: 'Skåne' },
    ];
    const html = renderFragment(
      <Field lang={lang} kind="select" name="r" label="Region" placeholder="Alla" options={options} value="12" />,
    );
    expect(html.match(/<option[^>]* selected/g)).toHaveLength(1);
    expect(html).toMatch(/<option[^>]*selected[^>]*value="12"|<option[^>]*value="12"[^>]*selected/);
    expect(html).toContain('<option value>Alla</option>');
  });
});

describe('choices', () => {
  const choices = [
    { value: 'ja', label: 'Ja' },
    { value: 'nej', label: 'Nej', hint: 'Då frågar vi inte mer' },
  ];

  test('share one name and keep what was chosen', () => {
    const html = renderFragment(<Checkboxes lang={lang} name="k" label="Kompetenser" choices={choices} values={['nej']} />);
    expect(html.match(/name="k"/g)).toHaveLength(2);
    expect(html.match(/ checked/g)).toHaveLength(1);
    expect(html).toContain('<legend>Kompetenser</legend>');
    expect(html).toContain('aria-describedby="falt-k-2-not"');
  });

  test('with no answer yet have none chosen', () => {
    expect(renderFragment(<Radios lang={lang} name="s" label="Svar" choices={choices} />)).not.toContain('checked');
  });

  test('that were refused begin where the error summary leads', () => {
    const html = renderFragment(<Radios lang={lang} name="s" label="Svar" choices={choices} error="Svara" />);
    expect(html).toMatch(/<fieldset[^>]*aria-describedby="falt-s-fel"/);
    expect(html).toContain('id="falt-s"');
  });
});

describe('the error summary', () => {
  test('counts the errors and links each to its field', () => {
    const errors = [
      { name: 'post', message: 'Ange en adress' },
      { name: 'start', message: 'Ange datum' },
    ];
    const html = renderFragment(<ErrorSummary lang={lang} errors={errors} />);
    expect(html).toContain('2 fel behöver rättas');
    expect(html).toContain('<a href="#falt-post">Ange en adress</a>');
    expect(html).toContain('role="alert"');
    expect(renderFragment(<ErrorSummary lang={lang} errors={errors.slice(1)} />)).toContain('1 fel behöver rättas');
  });

  test('is not there without errors', () => expect(renderFragment(<ErrorSummary lang={lang} errors={[]} />)).toBe(''));
});

describe('a form', () => {
  test('sends hidden values, several of one name too, and leaves out what is not set', () => {
    const html = renderFragment(
      <Form action="/x" hidden={{ csrf: 'abc', steg: ['1', '2'], asOf: undefined }}>
        <Button>Spara</Button>
      </Form>,
    );
    expect(html.match(/type="hidden"/g)).toHaveLength(3);
    expect(html).not.toContain('asOf');
    expect(html).toMatch(/method="post"[^>]*data-once/);
  });

  test('that filters is sent by GET, can be sent again and keeps the other parameters', () => {
    const html = renderFragment(
      <FilterPanel lang={lang} action="/omraden" clearHref="/omraden" hidden={{ asOf: '2024-06-11' }}>
        <Field lang={lang} kind="search" name="q" label="Sök" />
      </FilterPanel>,
    );
    expect(html).toContain('method="get"');
    expect(html).toContain('role="search"');
    expect(html).not.toContain('data-once');
    expect(html).toContain('name="asOf" value="2024-06-11"');
    expect(html).toContain('Visa resultat');
  });
});
