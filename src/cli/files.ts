import { referredTo } from '../modules/documents/index.ts';
import { connectAs } from '../platform/backup/index.ts';
import { worksForSystem } from '../platform/db/index.ts';
import { fileStore, findOrphans, proveFiles, sweepOrphans, type Wanted } from '../platform/files/index.ts';
import { readArguments, runAction } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';

export const filesCommand: Command = {
  name: 'files',
  usage: 'check | sweep',
  summary: 'Reads every file of the documents and holds it against its hash; or takes away what nothing has referred to for a day.',
  run: (context, args) => runAction('files', { check, sweep }, context, args),
};

/** What the documents refer to. */
async function wantedFiles({ openMigratedDb }: CommandContext): ReturnType<typeof referredTo> {
  const db = await openMigratedDb();
  return db.tx(async (tx) => {
    await worksForSystem(tx, 'command-line');
    return referredTo(tx);
  });
}

/** The same for backup and restore, which leave the form of the database as it is: read as the owner, and nothing where there are no documents yet. */
export async function wantedByOwner(adminUrl: string): Promise<Wanted> {
  const client = await connectAs(adminUrl, 'tillstand files');
  try {
    const { rows: tables } = await client.query<{ there: boolean }>(`select to_regclass('public.document_file') is not null as there`);
    if (tables[0]?.there !== true) return new Map();
    const { rows } = await client.query<{ sha256: string; bytes: number }>(
      'select distinct sha256, bytes::float8 as bytes from document_file order by 1',
    );
    return new Map(rows.map(({ sha256, bytes }) => [sha256, { bytes }]));
  } finally {
    await client.end();
  }
}

async function check(context: CommandContext, args: string[]): Promise<number> {
  readArguments(args, [], {});
  const { out, settings } = context;
  const store = await fileStore(settings);
  const wanted = await wantedFiles(context);
  const { whole, bytes, missing, altered } = await proveFiles(store, wanted);
  for (const [what, list] of [
    ['MISSING', missing],
    ['ALTERED', altered],
  ] as const) {
    for (const sha256 of list) {
      const { document, name } = wanted.get(sha256) ?? { document: '', name: '' };
      out(`${what} ${sha256} of document ${document}: ${name}\n`);
    }
  }
  const orphans = await findOrphans(store, wanted, new Date());
  for (const sha256 of orphans.old) out(`ORPHAN ${sha256}\n`);
  out(`${store.place}: ${whole} files (${bytes} bytes) are what their hashes say, ${missing.length} missing, ${altered.length} altered. `);
  out(`${orphans.count} that nothing refers to (${orphans.bytes} bytes), ${orphans.old.length} of them for more than a day.\n`);
  return missing.length + altered.length > 0 ? 1 : 0;
}

async function sweep(context: CommandContext, args: string[]): Promise<number> {
  readArguments(args, [], {});
  const store = await fileStore(context.settings);
  const swept = await sweepOrphans(store, await wantedFiles(context), new Date());
  context.out(`${store.place}: ${swept} files that nothing had referred to for a day were taken away.\n`);
  return 0;
}
