import { type Database, worksForSystem } from '../../platform/db/index.ts';
import { type AuditKey, type ChainFault, type ChainHead, chainFollower } from './chain.ts';
import { auditHead, auditRowsAfter } from './store.ts';

export type Verification = { readonly rows: number; readonly head: ChainHead; readonly fault: ChainFault | undefined };

const BATCH = 2_000;

/**
 * Follows the whole chain and names the first row that was altered, removed or put in. With a head that
 * was published earlier it also shows whether rows up to it were replaced or taken from the end.
 */
export function verifyAudit(db: Database, keys: readonly AuditKey[], published?: ChainHead): Promise<Verification> {
  return db.read(async (tx) => {
    await worksForSystem(tx, 'verify-audit');
    const follower = chainFollower(keys);
    let seq = 0;
    let differs: ChainFault | undefined;
    let reached = published === undefined;
    for (;;) {
      const rows = await auditRowsAfter(tx, seq, BATCH);
      const sound = rows.every((row) => {
        if (published && row.seq === published.seq) {
          reached = true;
          if (!row.hash.equals(published.hash)) differs ??= { kind: 'end-differs', seq: row.seq };
        }
        return follower.follow(row);
      });
      seq = rows.at(-1)?.seq ?? seq;
      if (!sound || rows.length < BATCH) break;
    }
    const { fault, last } = follower.end(await auditHead(tx));
    if (published && !reached) differs ??= { kind: 'end-differs', seq: last.seq + 1 };
    return { rows: last.seq, head: last, fault: fault ?? differs };
  });
}
