import { startOfDay } from '../../../kernel/date.ts';
import type { NewEntry, Payload } from '../../journal/index.ts';
import type { DataFault } from './fault.ts';
import { type Placed, placed } from './placed.ts';
import type { RegionNames } from './region-names.ts';
import type { FileEntry, JournalFile } from './schema/journal.ts';
import type { Path, YamlFile } from './yaml-file.ts';

type Report = (message: string, path?: Path) => void;

/** Entries of one file: what stands at its head holds for each that does not say otherwise. */
export function readJournalFile(
  value: JournalFile,
  file: YamlFile,
  names: RegionNames,
): { readonly entries: readonly Placed<NewEntry>[]; readonly faults: readonly DataFault[] } {
  const faults: DataFault[] = [];
  const entries = value.entries.flatMap((row, i) => {
    const report: Report = (message, path = []) => {
      faults.push({ file: file.file, line: file.lineOf(['entries', i, ...path]), message: `${row.id}: ${message}` });
    };
    const entry = readEntry(value, row, names, report);
    return entry ? [placed(entry, file, ['entries', i])] : [];
  });
  return { entries, faults };
}

function readEntry(head: JournalFile, row: FileEntry, names: RegionNames, report: Report): NewEntry | undefined {
  const { area = head.area, source = head.source, when = head.when, recordedAt = head.recordedAt } = row;
  const payload = readPayload(row, names, report);
  if (area === undefined) report('names no area');
  if (source === undefined) report('names no source');
  if (when === undefined) report('does not say when');
  if (recordedAt === undefined) report('does not say when it was recorded');
  if (!payload || area === undefined || source === undefined || when === undefined || recordedAt === undefined) return undefined;
  return {
    id: row.id,
    area,
    when,
    dateBasis: row.dateBasis ?? head.dateBasis ?? null,
    recordedAt: startOfDay(recordedAt),
    source: { id: source, locator: row.locator ?? head.locator ?? null, quality: row.quality ?? head.quality ?? null },
    corrects: row.corrects,
    fictitious: false,
    payload,
  };
}

function readPayload(row: FileEntry, names: RegionNames, report: Report): Payload | undefined {
  const code = (name: string, path: Path): string => {
    const found = names.code(name);
    if (found === undefined) report(names.unknown(name), path);
    return found ?? name;
  };
  if (row.state) {
    const { note, ...read } = row.state;
    if (read.status !== 'ended') return { kind: 'area-state', state: read, note };
    const { into, ...ended } = read;
    return { kind: 'area-state', state: into ? { ...ended, into } : ended, note };
  }
  if (row['agency-decision']) return { kind: 'agency-decision', ...row['agency-decision'] };
  if (row.definition) return { kind: 'definition', ...row.definition };
  if (row.conditions) return { kind: 'conditions', ...row.conditions };
  if (row.call) return { kind: 'call', ...row.call };
  if (row.grant) {
    const permit = /^grant\/([a-z0-9-]+)(?:\/\d+)?$/.exec(row.id)?.[1];
    if (permit === undefined) report('the id of a grant is grant/<permit>, and of a correction grant/<permit>/2');
    return {
      kind: 'grant',
      ...row.grant,
      permit: permit ?? row.id,
      region: code(row.grant.region, ['grant', 'region']),
      partnerRegions: row.grant.partnerRegions.map((name, i) => code(name, ['grant', 'partnerRegions', i])),
    };
  }
  if (row.reject) return { kind: 'reject', note: row.reject.note, region: code(row.reject.region, ['reject', 'region']) };
  if (row.dismiss) return { kind: 'dismiss', ...row.dismiss, region: code(row.dismiss.region, ['dismiss', 'region']) };
  if (row['write-off']) {
    return { kind: 'write-off', ...row['write-off'], region: code(row['write-off'].region, ['write-off', 'region']) };
  }
  if (row.revocation) return { kind: 'revocation', ...row.revocation };
  if (row.annulment) return { kind: 'annulment', ...row.annulment };
  return undefined;
}
