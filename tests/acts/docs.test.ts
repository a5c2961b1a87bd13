import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCall, writeAll } from '../../src/modules/applications/test-rows.ts';
import { projectRoot } from '../../src/platform/root.ts';
import { keyOf } from '../support/access-key.ts';
import { type SignedInApp, session, signedInApp } from '../support/signed-in.ts';

const guide = fs.readFileSync(path.join(projectRoot(), 'docs/api.md'), 'utf8');

/** What the guide says to send, and what it says is answered. */
const examples = [...guide.matchAll(/```http\n(.*?)```\s+```json (\d+)\n(.*?)```/gs)].map(([, sent = '', status, answered = '{}']) => {
  const [head = '', payload = ''] = sent.split('\n\n');
  const [first = '', ...headers] = head.trim().split('\n');
  const [method = '', url = ''] = first.split(' ');
  return { method, url, headers: headers.map((line) => line.split(/: (.*)/).slice(0, 2)), payload, status: Number(status), answered };
});

let app: SignedInApp;
const known: Record<string, string> = {};
beforeAll(async () => {
  app = await signedInApp();
  known.call = await openCall(app);
  known.editorKey = await keyOf(app, await session(app.db, 'redaktor-skane'));
  known.signatoryKey = await keyOf(app, await session(app.db, 'firmatecknare-skane'));
});
afterAll(() => app.close());

const filled = (text: string): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name === 'uuid' ? randomUUID() : (known[name] ?? whole)));

/** Learns what the guide names for the first time, from the answer. */
function learn(wanted: unknown, got: unknown): void {
  if (typeof wanted === 'string' && typeof got === 'string') {
    const name = /^\{(\w+)\}$/.exec(wanted)?.[1];
    if (name !== undefined && known[name] === undefined) known[name] = got;
  } else if (typeof wanted === 'object' && wanted !== null && typeof got === 'object' && got !== null) {
    for (const [key, value] of Object.entries(wanted)) learn(value, (got as Record<string, unknown>)[key]);
  }
}

/** What the signatory and the region do besides, at the place in the guide where it says so. */
async function meanwhile(example: (typeof examples)[number]): Promise<void> {
  const { application = '' } = known;
  if (!example.headers.some(([, value]) => value?.includes('{actKey}'))) return;
  await writeAll(app, application);
  known.actKey = await keyOf(app, await session(app.db, 'firmatecknare-skane'), {
    may: 'act',
    act: `/v1/acts/ansokningar/${application}/skicka`,
  });
}

const matching = (wanted: unknown): unknown => {
  if (Array.isArray(wanted)) return expect.arrayContaining(wanted.map(matching));
  if (typeof wanted !== 'object' || wanted === null) return wanted;
  return expect.objectContaining(Object.fromEntries(Object.entries(wanted).map(([key, value]) => [key, matching(value)])));
};

describe('the guide to the API', () => {
  it('has examples', () => expect(examples.length).toBeGreaterThanOrEqual(6));

  it.each(examples.map((one, at) => [at + 1, one.method, one.url, one] as const))(
    'example %i, %s %s, is as it says',
    async (_at, method, url, example) => {
      await meanwhile(example);
      const answer = await app.inject({
        method: method as 'GET' | 'POST',
        url: filled(url),
        headers: Object.fromEntries(example.headers.map(([name, value]) => [name, filled(value ?? '')])),
        ...(example.payload === '' ? {} : { payload: filled(example.payload) }),
      });
      expect(answer.statusCode, answer.body).toBe(example.status);
      learn(JSON.parse(example.answered), answer.json());
      expect(answer.json()).toEqual(matching(JSON.parse(filled(example.answered))));
    },
  );

  it('names only addresses that there are', () => {
    const paths = Object.keys((app.openapi() as { paths: object }).paths).map((one) => one.replaceAll(/\{\w+\}/g, '{}'));
    const named = examples.map(({ url }) => url.replaceAll(/\{\w+\}/g, '{}').replace('/del/premises', '/del/{}'));
    expect(named.filter((one) => !paths.includes(one))).toEqual([]);
  });
});
