import { auditHead, type ChainFault, type ChainHead, verifyAudit } from '../modules/audit/index.ts';
import { findAuditKeys } from '../platform/keys.ts';
import { OperatorFault } from '../platform/operator-fault.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

export const verifyCommand: Command = {
  name: 'verify',
  usage: '[--head SEQ:HEX]',
  summary: 'Follows the whole audit log and names the first row that was altered, removed or put in. --head: one that was published.',
  run: async ({ settings, out, openMigratedDb }, args) => {
    const { values } = readArguments(args, [], { head: { type: 'string' } });
    const published = values.head === undefined ? undefined : parseHead(values.head);
    // Keys are looked for, never made: with new ones every row would seem to be altered.
    const keys = findAuditKeys(settings);
    if (!keys)
      throw new OperatorFault(
        'The keys of the audit log are not here: put them back as they were (audit.keys, AUDIT_KEY_FILE or AUDIT_KEYS).',
      );
    const db = await openMigratedDb();
    const { rows, head, fault } = await verifyAudit(db, keys.all, published);
    if (fault) {
      out(`FAULT ${faultText(fault)}\n`);
      return 1;
    }
    out(
      `The audit log holds: ${rows} rows, ending in ${headText(head)}${published ? `, and passing through ${headText(published)}` : ''}.\n`,
    );
    return 0;
  },
};

export const auditHeadCommand: Command = {
  name: 'audit-head',
  summary: 'Prints the end of the audit log as SEQ:HEX, to be published daily and given to verify later.',
  run: async ({ out, openMigratedDb }, args) => {
    readArguments(args, [], {});
    out(`${headText(await auditHead((await openMigratedDb()).kysely))}\n`);
    return 0;
  },
};

export const headText = ({ seq, hash }: ChainHead): string => `${seq}:${hash.toString('hex')}`;

/** A fault of the chain in a sentence. */
export function faultText(fault: ChainFault): string {
  switch (fault.kind) {
    case 'altered-or-inserted':
      return `row ${fault.seq} was altered, or put in by someone without the key`;
    case 'removed':
      return `row ${fault.seq} was removed`;
    case 'broken-link':
      return `row ${fault.seq} does not follow row ${fault.seq - 1}`;
    case 'end-differs':
      return `from row ${fault.seq} on, the log is not what it was: rows were taken from the end or replaced`;
    case 'unknown-key':
      return `row ${fault.seq} was made with a key that is not among those given here: add it, or the row was put in`;
  }
}

function parseHead(text: string): ChainHead {
  const [, seq, hex] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (seq === undefined || hex === undefined) throw new OperatorFault('--head must be written SEQ:HEX, as audit-head prints it.');
  return { seq: Number(seq), hash: Buffer.from(hex, 'hex') };
}
