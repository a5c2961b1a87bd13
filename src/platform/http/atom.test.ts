import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { type Feed, feed } from './atom.ts';

const at = (text: string) => new Date(text);
const given: Feed = {
  id: 'https://tillstand.test/beslut.atom',
  link: 'https://tillstand.test/beslut',
  title: 'Beslut & annat',
  lang: 'sv',
  author: 'Socialstyrelsen',
  updated: at('2026-01-01T00:00:00Z'),
  entries: [
    {
      id: 'https://tillstand.test/beslut/2',
      title: 'Tre enheter för <barn> & "vuxna"',
      updated: at('2026-03-02T10:00:00Z'),
      published: at('2026-03-01T10:00:00Z'),
      summary: 'Å, ä och ö, en \u0007 klocka, ett \uFFFE tecken som XML inte har, ]]> och 😀',
      link: 'https://tillstand.test/beslut/2?a=1&b=2',
    },
    { id: 'urn:uuid:1', title: 'Ett', updated: at('2025-12-09T10:00:00Z'), summary: '', link: 'https://tillstand.test/beslut/1' },
  ],
};

/** Element names with their texts and links, in order; the parser throws when it is no well-formed XML. */
function read(xml: string): [string, string][] {
  const found: [string, string][] = [];
  const parser = new SaxesParser({ xmlns: true });
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    text = '';
    if (tag.uri !== 'http://www.w3.org/2005/Atom') throw new Error(`not of Atom: ${tag.name}`);
    if (tag.local === 'link') found.push([`link ${tag.attributes.rel?.value}`, tag.attributes.href?.value ?? '']);
  });
  parser.on('text', (more) => {
    text += more;
  });
  parser.on('closetag', (tag) => {
    if (tag.local !== 'link') found.push([tag.local, text]);
    text = '';
  });
  parser.write(xml).close();
  return found;
}

describe('a feed', () => {
  test('has what Atom demands of a feed and of each entry', () => {
    const names = read(feed(given)).map(([name]) => name);
    for (const name of ['id', 'title', 'updated', 'author', 'link self', 'link alternate']) expect(names).toContain(name);
    expect(names.filter((name) => name === 'entry')).toHaveLength(2);
    expect(names.filter((name) => name === 'updated')).toHaveLength(3);
    expect(names.filter((name) => name === 'summary')).toHaveLength(2);
  });

  test('gives texts and addresses back as they were, without what XML cannot hold', () => {
    const found = read(feed(given));
    expect(found).toContainEqual(['title', 'Tre enheter för <barn> & "vuxna"']);
    expect(found).toContainEqual(['summary', 'Å, ä och ö, en  klocka, ett  tecken som XML inte har, ]]> och 😀']);
    expect(found).toContainEqual(['link alternate', 'https://tillstand.test/beslut/2?a=1&b=2']);
  });

  test('was changed when its newest entry was', () => {
    expect(read(feed(given)).find(([name]) => name === 'updated')?.[1]).toBe('2026-03-02T10:00:00.000Z');
    expect(read(feed({ ...given, entries: [] })).find(([name]) => name === 'updated')?.[1]).toBe('2026-01-01T00:00:00.000Z');
  });
});
