import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Measurement } from './measurement.ts';

type Suite = { readonly title: string; readonly run: () => Promise<readonly Measurement[]> };

const suites: Readonly<Record<string, () => Promise<Suite>>> = {
  server: async () => ({ title: 'The public site', run: (await import('./server/index.ts')).run }),
  'signed-in': async () => ({ title: 'Signed in: pages and acts', run: (await import('./signed-in/index.ts')).run }),
  lighthouse: async () => ({ title: 'Lighthouse', run: (await import('./lighthouse/index.ts')).run }),
  eligibility: async () => ({ title: 'Eligibility checks', run: (await import('./eligibility/index.ts')).run }),
  consultations: async () => ({ title: 'Answers to a consultation', run: (await import('./consultations/index.ts')).run }),
  allocation: async () => ({ title: 'Allocations of units to eight applicants', run: (await import('./allocation/index.ts')).run }),
  applications: async () => ({ title: 'The last minute of a call', run: (await import('./applications/index.ts')).run }),
  board: async () => ({
    title: 'From a decision of the board to a permit that everyone sees',
    run: (await import('./board/index.ts')).run,
  }),
  codes: async () => ({ title: 'Finding a code', run: (await import('./codes/index.ts')).run }),
};

const README = fileURLToPath(new URL('./README.md', import.meta.url));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in suites));
if (unknown.length > 0) {
  process.stderr.write(`No benchmark is called ${unknown.join(', ')}. There are: ${Object.keys(suites).join(', ')}.\n`);
  process.exit(64);
}

for (const name of asked.length > 0 ? asked : Object.keys(suites)) {
  const suite = await suites[name]?.();
  if (!suite) continue;
  process.stdout.write(`\n${suite.title}\n`);
  const rows = await suite.run();
  for (const row of rows) process.stdout.write(`  ${line(row)}\n`);
  keep(name, suite.title, rows);
}

function line({ name, value, unit, goal, note }: Measurement): string {
  return `${name}: ${value} ${unit}${goal === undefined ? '' : ` (goal ${goal})`}${note === undefined ? '' : `, ${note}`}`;
}

/** Writes the figures into README.md between the marks of the suite. */
function keep(name: string, title: string, rows: readonly Measurement[]): void {
  const load = os.loadavg()[0]?.toFixed(1);
  const when = new Date().toISOString().slice(0, 10);
  const table = [
    `<!-- ${name}: begin -->`,
    `### ${title}`,
    '',
    `${when}, ${os.availableParallelism()} cores (${os.cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.version}, load average at the end ${load}.`,
    '',
    '| what | figure | goal | note |',
    '|---|---|---|---|',
    ...rows.map(({ name: what, value, unit, goal = '', note = '' }) => `| ${what} | ${value} ${unit} | ${goal} | ${note} |`),
    `<!-- ${name}: end -->`,
  ].join('\n');
  const text = readFileSync(README, 'utf8');
  const marks = new RegExp(`<!-- ${name}: begin -->[\\s\\S]*<!-- ${name}: end -->`);
  writeFileSync(README, marks.test(text) ? text.replace(marks, table) : `${text.trimEnd()}\n\n${table}\n`);
}
