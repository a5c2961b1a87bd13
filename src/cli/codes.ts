import fs from 'node:fs';
import path from 'node:path';
import type { Result } from '../kernel/result.ts';
import {
  addSwedishLabels,
  type Encoding,
  type ImportFaults,
  type ImportMeta,
  type NewRelease,
  parseIcd10Se,
  parseKva,
  parseOrphadataJson,
  parseOrphadataXml,
  parseOrphaTable,
  parseSssom,
  type Release,
  readReleases,
  replaceRelease,
  type Source,
} from '../modules/codes/index.ts';
import { loadAuditKeys } from '../platform/keys.ts';
import { OperatorFault } from '../platform/operator-fault.ts';
import { readArguments, runAction } from './arguments.ts';
import { faultLines } from './code-faults.ts';
import type { Command, CommandContext } from './command.ts';
import { logAct } from './operator.ts';

const SYSTEMS = ['ORPHA', 'ICD-10-SE', 'KVÅ', 'SSSOM'] as const;
type ImportSystem = (typeof SYSTEMS)[number];

/** What the publisher says of its own files, when the operator does not say otherwise. */
const ORIGIN: Readonly<Record<ImportSystem, { readonly licence?: string; readonly source?: string }>> = {
  ORPHA: { licence: 'CC BY 4.0', source: 'Orphanet, INSERM US14 (www.orphadata.com)' },
  'ICD-10-SE': { source: 'Socialstyrelsen' },
  KVÅ: { source: 'Socialstyrelsen' },
  SSSOM: {},
};

export const codesCommand: Command = {
  name: 'codes',
  usage:
    'import FILE --system ORPHA|ICD-10-SE|KVÅ|SSSOM [--edition TEXT] [--licence TEXT] [--source TEXT] [--name SET] [--at-least N] [--swedish-labels FILE] [--encoding utf-8|windows-1252] | list',
  summary: 'Imports published code files, a whole release or nothing of it, and shows what has been imported.',
  run: (context, args) => runAction('codes', { import: importFile, list }, context, args),
};

const text = { type: 'string' } as const;

async function importFile({ settings, out, say, openMigratedDb }: CommandContext, args: string[]): Promise<number> {
  const { values, words } = readArguments(args, ['FILE'], {
    system: text,
    edition: text,
    licence: text,
    source: text,
    name: text,
    'at-least': text,
    'swedish-labels': text,
    encoding: text,
  });
  const system = systemOf(values.system);
  const file = words[0];
  const meta: ImportMeta = {
    ...(values.edition === undefined ? {} : { edition: values.edition }),
    licence: values.licence ?? ORIGIN[system].licence ?? missing('--licence', system),
    source: values.source ?? ORIGIN[system].source ?? missing('--source', system),
    importedAt: new Date().toISOString(),
    ...(values['at-least'] === undefined ? {} : { atLeast: wholeNumber('--at-least', values['at-least']) }),
  };
  const labels = values['swedish-labels'];
  if (labels !== undefined && system !== 'ORPHA') throw new OperatorFault('--swedish-labels goes with --system ORPHA only.');
  const release = withLabels(await read(system, file, meta, values.name, encodingOf(values.encoding)), labels);
  const db = await openMigratedDb();
  const keys = loadAuditKeys(settings);
  const id = await db.tx(async (tx) => {
    const stored = await replaceRelease(tx, release);
    const { edition, source, concepts, mappings } = release;
    const details = { edition, source, concepts: concepts.length, mappings: mappings.length };
    await logAct(tx, keys, { action: 'codes.imported', object: { kind: 'code-release', id: `${release.name} ${stored}` }, details });
    return stored;
  });
  for (const note of release.notes.slice(0, 20)) say(`Note, line ${note.line ?? '–'}: ${note.kind}: ${note.value}`);
  if (release.notes.length > 20) say(`… and ${release.notes.length - 20} notes more.`);
  const { name, edition, concepts, mappings } = release;
  out(
    `${name} ${edition} imported as release ${id}: ${concepts.length} concepts, ${mappings.length} mappings, ${release.notes.length} notes.\n`,
  );
  return 0;
}

async function read(
  system: ImportSystem,
  file: string,
  meta: ImportMeta,
  name: string | undefined,
  encoding: Encoding,
): Promise<NewRelease> {
  if (!fs.existsSync(file)) throw new OperatorFault(`There is no file ${file}.`);
  const source: Source = fs.createReadStream(file);
  if (system === 'SSSOM') {
    const set = wholeOrNothing(file, await parseSssom(source, meta));
    return { ...set, name: name ?? setName(file), system: null, concepts: [] };
  }
  const parse = { ORPHA: orphaParser(file), 'ICD-10-SE': parseIcd10Se, KVÅ: parseKva }[system];
  const release: Release = wholeOrNothing(file, await parse(source, meta, encoding));
  return { ...release.system, name: system, concepts: release.concepts, mappings: release.mappings, notes: release.notes };
}

/** Orphanet publishes the same content in several forms; the name of the file says which it is. */
function orphaParser(file: string): (source: Source, meta: ImportMeta) => ReturnType<typeof parseOrphaTable> {
  const name = file.toLowerCase().replace(/\.gz$/, '');
  if (name.endsWith('.json')) return parseOrphadataJson;
  return name.endsWith('.xml') ? parseOrphadataXml : parseOrphaTable;
}

function withLabels(release: NewRelease, file: string | undefined): NewRelease {
  if (file === undefined) return release;
  const { concepts, notes } = wholeOrNothing(file, addSwedishLabels(release.concepts, fs.readFileSync(file, 'utf8')));
  return { ...release, concepts, notes: [...release.notes, ...notes] };
}

/** The name of a mapping set, unless given: its file's. */
const setName = (file: string): string => path.basename(file).replace(/(\.sssom)?(\.tsv)?(\.gz)?$/i, '');

function wholeOrNothing<T>(file: string, result: Result<T, ImportFaults>): T {
  if (result.ok) return result.value;
  throw new OperatorFault([`${file} was not imported, and nothing of it was stored:`, ...faultLines(result.error)].join('\n'));
}

async function list({ out, openMigratedDb }: CommandContext, args: string[]): Promise<number> {
  readArguments(args, [], {});
  const releases = await readReleases((await openMigratedDb()).kysely);
  for (const { id, name, edition, licence, source, importedAt, concepts, mappings, isCurrent } of releases) {
    const state = isCurrent ? 'current' : 'replaced';
    out(
      `${id}  ${name}  ${edition}  ${state}  ${concepts} concepts, ${mappings} mappings  ${licence}  ${source}  imported ${importedAt}\n`,
    );
  }
  out(
    releases.length === 0
      ? 'Nothing has been imported: the codes that the definitions name are there anyway.\n'
      : `${releases.length} releases.\n`,
  );
  return 0;
}

function systemOf(given: string | undefined): ImportSystem {
  const wanted = given?.normalize('NFC').toUpperCase().replace('KVA', 'KVÅ');
  const found = SYSTEMS.find((one) => one === wanted);
  if (found === undefined) throw new OperatorFault(`codes import needs --system: one of ${SYSTEMS.join(', ')}.`);
  return found;
}

function encodingOf(given: string | undefined): Encoding {
  const found = (['utf-8', 'windows-1252', 'iso-8859-1'] as const).find((one) => one === (given ?? 'utf-8'));
  if (found === undefined) throw new OperatorFault(`--encoding ${given}: must be utf-8, windows-1252 or iso-8859-1.`);
  return found;
}

function wholeNumber(option: string, given: string): number {
  if (!/^\d{1,9}$/.test(given)) throw new OperatorFault(`${option} ${given}: must be a whole number.`);
  return Number(given);
}

function missing(option: string, system: ImportSystem): never {
  throw new OperatorFault(`codes import --system ${system} needs ${option}: it is kept with the release and shown with every code.`);
}
