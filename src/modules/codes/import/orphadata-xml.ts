import { SaxesParser } from 'saxes';
import type { Release } from '../core/types.ts';
import { type ImportMeta, Unreadable, whole } from './faults.ts';
import { type Disorder, type LabelledText, OrphadataRelease } from './orphadata.ts';
import { type Source, textOf } from './source.ts';

type Open = {
  code: string;
  names: LabelledText[];
  synonyms: LabelledText[];
  group: string;
  type: string;
  flags: string[];
  references: Reference[];
};
type Reference = { source: string; reference: string; relation: string };

/** Places below `Disorder` that are read; anything else in the file is passed over. */
const END: Record<string, (open: Open, text: string, lang: string) => void> = {
  OrphaCode: (open, text) => {
    open.code = text;
  },
  Name: (open, text, lang) => open.names.push({ text, lang }),
  'SynonymList/Synonym': (open, text, lang) => open.synonyms.push({ text, lang }),
  'DisorderType/Name': (open, text) => {
    open.type ||= text;
  },
  'DisorderGroup/Name': (open, text) => {
    open.group ||= text;
  },
  'DisorderFlagList/DisorderFlag/Label': (open, text) => open.flags.push(text),
  'ExternalReferenceList/ExternalReference/Source': (open, text) => setLast(open, 'source', text),
  'ExternalReferenceList/ExternalReference/Reference': (open, text) => setLast(open, 'reference', text),
  'ExternalReferenceList/ExternalReference/DisorderMappingRelation/Name': (open, text) => setLast(open, 'relation', text),
};

const setLast = (open: Open, field: keyof Reference, text: string): void => {
  const last = open.references.at(-1);
  if (last !== undefined) last[field] ||= text;
};

const LIST = 'JDBOR/DisorderList';
const ENTITY = `${LIST}/Disorder`;
const REFERENCE = `${ENTITY}/ExternalReferenceList/ExternalReference`;

/** Reads Orphadata's product 1 as XML (plain or gzip), entity by entity as it comes. The document must be well-formed to its last tag. */
export const parseOrphadataXml = (source: Source, meta: ImportMeta) =>
  whole<Release>(async (findings) => {
    const release = new OrphadataRelease(meta, findings);
    const head = { date: '', version: '', count: '' };
    const parser = new SaxesParser();
    const path: string[] = [];
    let at = '';
    let lang = '';
    let text = '';
    let open: Open | null = null;
    let listed = false;

    parser.on('error', (error) => {
      const message = error.message.replace(/^[\d:]+\s*/, '');
      throw new Unreadable(/unclosed|unexpected end|must contain a root/.test(message) ? 'cut-off' : 'format', parser.line, message);
    });
    parser.on('opentag', ({ name, attributes }) => {
      if (path.length === 0 && name !== 'JDBOR') throw new Unreadable('format', parser.line, name);
      path.push(name);
      at = path.join('/');
      text = '';
      lang = String(attributes.lang ?? '');
      if (path.length === 1) Object.assign(head, { date: String(attributes.date ?? ''), version: String(attributes.version ?? '') });
      else if (at === LIST) {
        listed = true;
        head.count = String(attributes.count ?? '');
      } else if (at === ENTITY) open = { code: '', names: [], synonyms: [], group: '', type: '', flags: [], references: [] };
      else if (at === REFERENCE) open?.references.push({ source: '', reference: '', relation: '' });
    });
    parser.on('text', (part) => {
      text += part;
    });
    parser.on('cdata', (part) => {
      text += part;
    });
    parser.on('closetag', () => {
      if (open !== null && at === ENTITY) {
        const disorder: Disorder = { line: parser.line, ...open };
        open = null;
        release.add(disorder);
      } else if (open !== null && at.startsWith(ENTITY)) END[at.slice(ENTITY.length + 1)]?.(open, text.trim(), lang);
      path.pop();
      at = path.join('/');
      text = '';
    });
    let size = 0;
    for await (const chunk of textOf(source)) {
      size += chunk.length;
      parser.write(chunk);
    }
    if (size === 0) throw new Unreadable('empty', null);
    parser.close();
    if (!listed) throw new Unreadable('wrong-edition', null, 'no DisorderList: not product 1');
    return release.finish(head);
  });
