import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { get, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { hashOf } from './hashing.ts';
import { openCall, peopleOf, submit, submitUrl, writeAll, writtenApplication } from './test-submission.ts';

let app: SignedInApp;
beforeAll(async () => {
  app = await signedInApp();
});
afterAll(() => app?.close());

const count = async (sql: string): Promise<number> => Number((await app.db.asOwner<{ n: string }>(sql))[0]?.n);
const submissions = (id: string) => count(`select count(*) as n from application_submission where application = '${id}'`);

describe('from a complete application to a receipt', () => {
  test('it is endorsed and sent in once, with a diary number, three files, hashed parts and word to both; replaced, and taken back', async () => {
    const call = await openCall(app);
    const id = await writtenApplication(app, call);
    const signatory = await session(app.db, 'firmatecknare-skane');
    const page = await get(app, signatory, submitUrl(id));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Godkänn och skicka in');

    const sent = await submit(app, id);
    expect(sent.statusCode, sent.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 1_000)).toBe(303);
    const at = String(sent.headers.location);
    expect(at).toContain(`/ansokningar/${id}/kvitto/1`);
    const receipt = await get(app, signatory, at);
    expect(receipt.statusCode).toBe(200);
    expect(receipt.body).toMatch(/DEMO-\d{4}-\d{6}/);
    const [row] = await app.db.asOwner<{ hash: string; content: object; parts: { hash: string }[]; diary_number: string }>(
      `select hash, content, parts, diary_number from application_submission where application = '${id}'`,
    );
    expect(row?.hash).toBe(hashOf(row?.content));
    for (const { hash } of row?.parts ?? []) expect(receipt.body).toContain(hash.match(/.{1,8}/g)?.join(' '));
  });
});
