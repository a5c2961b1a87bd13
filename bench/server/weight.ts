import { execFileSync } from 'node:child_process';
import http from 'node:http';
import type { Measurement } from '../measurement.ts';

const kb = (bytes: number): number => Number((bytes / 1000).toFixed(1));

/** What a first visit fetches, as sent (brotli), without the font; and what is installed. */
export async function weights(url: string): Promise<Measurement[]> {
  const rows: Measurement[] = [];
  for (const path of ['/', '/omraden', '/omraden/atstorningar']) {
    const html = await fetched(`${url}${path}`);
    const answer = await fetch(`${url}${path}`);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    const text = await answer.text();
    const assets = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)].map((match) => match[1] ?? '');
    const sizes = await Promise.all(assets.map(async (asset) => ({ asset, bytes: await fetched(`${url}${asset}`) })));
    const script = sizes.filter(({ asset }) => asset.endsWith('.js')).reduce((sum, { bytes }) => sum + bytes, 0);
    const all = html + sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    const note = `${kb(Buffer.byteLength(text))} kB of HTML before compression`;
    rows.push({ name: `Page weight ${path}, without the font`, value: kb(all), unit: 'kB', goal: '< 60', note });
    if (path === '/') rows.push({ name: 'Script of a page', value: kb(script), unit: 'kB', goal: '≤ 15' });
  }
  const installed = Number(/^\d+/.exec(execFileSync('du', ['-sm', 'node_modules'], { encoding: 'utf8' }))?.[0]);
  const note = 'with Node, PostgreSQL and the development tools';
  return [...rows, { name: 'Installed packages', value: installed, unit: 'MB', note }];
}

/** The bytes of an answer's body as they are sent. */
const fetched = (address: string): Promise<number> =>
  new Promise((resolve, reject) => {
    http
      .get(address, { headers: { 'accept-encoding': 'br' } }, (answer) => {
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        answer.on('end', () => resolve(bytes));
      })
      .on('error', reject);
  });
