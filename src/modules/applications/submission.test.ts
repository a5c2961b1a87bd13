import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { get, personId, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { worksFor } from '../../platform/db/index.ts';
import type { KeptFileStore } from '../../platform/files/index.ts';
import { hashOf } from './hashing.ts';
import { findApplication } from './queries/application.ts';
import { applicationForm } from './queries/form.ts';
import { openCall, registerOf, submit, submitUrl, writeAll, writtenApplication } from './test-submission.ts';

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
    expect(await count(`select count(*) as n from diary_entry where number = '${row?.diary_number}'`)).toBe(1);
    const [told] = await app.db.asOwner<{ keys: string[] }>(
      `select array_agg(distinct m.key order by m.key) as keys from message m where m.path like '/ansokningar/${id}/%' or m.path like '%${call}%'`,
    );
    expect(told?.keys).toEqual(['application.receipt', 'application.received']);

    // The files: the JSON has the hash of the receipt, byte for byte.
    const base = `/ansokningar/${id}/inskickad/1`;
    const json = await get(app, signatory, `${base}/fil/json`);
    expect(createHash('sha256').update(json.rawPayload).digest('hex')).toBe(row?.hash);
    expect(json.headers['content-disposition']).toContain('attachment');
    const pdf = await get(app, signatory, `${base}/fil/pdf`);
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.rawPayload.toString('latin1')).toContain('pdfaid');
    const html = await get(app, signatory, `${base}/fil/html`);
    expect(html.headers['content-security-policy']).toContain('sandbox');
    expect(html.body).toContain('Påhittat svar.');
    expect((await get(app, signatory, base)).body).toContain('Påhittat svar.');

    // The same again is no new submission; something else is, and both are kept.
    expect((await submit(app, id)).statusCode).toBe(409);
    await writeAll(app, id, { said: 'Ett bättre svar.', keys: ['premises'] });
    const again = await get(app, signatory, submitUrl(id));
    expect(again.body).toContain('Detta ersätter det ni skickade in förra gången (nummer 1)');
    expect((await submit(app, id)).headers.location).toContain('/kvitto/2');
    expect(await submissions(id)).toBe(2);
    expect((await get(app, signatory, base)).body).not.toContain('Ett bättre svar.');
    expect((await get(app, signatory, `/ansokningar/${id}/kvitto/1`)).body).toContain('ersatt av nummer 2');

    // Taken back with a reason, which it must have, and taken up again.
    const back = `/ansokningar/${id}/aterkalla`;
    expect((await send(app, signatory, back, { reason: ' ' })).statusCode).toBe(422);
    expect((await send(app, signatory, back, { reason: 'Vi kan inte bemanna.' })).statusCode).toBe(303);
    expect((await send(app, signatory, back, { reason: 'Igen.' })).statusCode).toBe(409);
    const links = await app.db.asOwner<{ role: string; path: string }>(
      `select distinct d.role, m.path from message m join message_delivery d on d.message = m.id
       where m.key = 'application.withdrawn' and (m.path like '/ansokningar/${id}/%' or m.path like '%${call}%') order by d.role`,
    );
    // Each is led to a page of their own: the authority's is not the region's to open.
    expect(links).toEqual([
      { role: 'applicant-editor', path: back },
      { role: 'case-officer', path: `/ansokningar/utlysning/${call}/inkomna` },
      { role: 'region-contact', path: back },
      { role: 'registrar', path: `/ansokningar/utlysning/${call}/inkomna` },
    ]);
    expect((await get(app, signatory, `/ansokningar/${id}/kvitto/2`)).body).toContain('återkallad');
    expect(await count(`select count(*) as n from application_withdrawal where application = '${id}' and number = 2`)).toBe(1);
    const editor = await session(app.db, 'redaktor-skane');
    expect((await send(app, editor, `/ansokningar/${id}/ateruppta`, {})).statusCode).toBe(303);
    expect((await submit(app, id)).headers.location).toContain('/kvitto/3');
  });

  test('emoji, a turned direction of reading and long words go with it unharmed, and the papers can be drawn up', async () => {
    const said = 'Hjärta 🫀, \u202evänt\u202c, <script>alert(1)</script> och ”citat”\n\nAndra stycket';
    const id = await writtenApplication(app, await openCall(app), { said });
    expect((await submit(app, id)).statusCode).toBe(303);
    const signatory = await session(app.db, 'firmatecknare-skane');
    const json = await get(app, signatory, `/ansokningar/${id}/inskickad/1/fil/json`);
    expect(
      JSON.parse(json.body)
        .sections.at(-1)
        .fields.some(({ value }: { value: unknown }) => value === said),
    ).toBe(true);
    const html = await get(app, signatory, `/ansokningar/${id}/inskickad/1/fil/html`);
    expect(html.body).toContain('🫀');
    expect(html.body).not.toContain('<script>');
  });
});

describe('papers drawn ahead', () => {
  const paperOf = async (id: string): Promise<string> =>
    (
      await app.db.asOwner<{ sha256: string }>(
        `select f.sha256 from application_submission s join document_file f on f.document = s.pdf_document where s.application = '${id}'`,
      )
    )[0]?.sha256 ?? '';
  const store = (): KeptFileStore => app.files as KeptFileStore;
  const inStore = async (): Promise<readonly string[]> => {
    const all: string[] = [];
    for await (const { sha256 } of store().list()) all.push(sha256);
    return all;
  };
  /** An application whose page has been read, and the paper that was drawn meanwhile. */
  const opened = async (): Promise<{ readonly id: string; readonly drawn: string }> => {
    const id = await writtenApplication(app, await openCall(app), { said: `Påhittat ${randomUUID()}` });
    const before = await inStore();
    expect((await get(app, await session(app.db, 'redaktor-skane'), submitUrl(id))).statusCode).toBe(200);
    const drawn = await vi.waitFor(
      async () => {
        const [first, ...others] = (await inStore()).filter((sha256) => !before.includes(sha256));
        expect([typeof first, others]).toEqual(['string', []]);
        return first ?? '';
      },
      { timeout: 10_000, interval: 50 },
    );
    return { id, drawn };
  };

  test('are those that were drawn when someone of the region read the application', async () => {
    const { id, drawn } = await opened();
    expect((await submit(app, id)).statusCode).toBe(303);
    expect(await paperOf(id)).toBe(drawn);
  });

  test('are drawn anew when they are gone from the store, or when something else has been written since', async () => {
    const gone = await opened();
    expect(await store().removeIfOlder(gone.drawn, new Date(Date.now() + 60_000))).toBe(true);
    expect((await submit(app, gone.id)).statusCode).toBe(303);
    expect(await inStore()).toContain(await paperOf(gone.id));

    const changed = await opened();
    await writeAll(app, changed.id, { said: 'Annat.', keys: ['premises'] });
    expect((await submit(app, changed.id)).statusCode).toBe(303);
    expect(await paperOf(changed.id)).not.toBe(changed.drawn);
    expect(await inStore()).toContain(await paperOf(changed.id));
  });
});

describe('what is lacking', () => {
  test('one that lacks something is not sent in, each thing is named and leads to where it is written', async () => {
    const call = await openCall(app);
    const id = await writtenApplication(app, call);
    await app.db.asOwner(
      `update application_section set content = content - 'equipment', version = version + 1 where application = '${id}' and key = 'premises'`,
    );
    const signatory = await session(app.db, 'firmatecknare-skane');
    const page = await get(app, signatory, submitUrl(id));
    expect(page.body).toContain('Ansökan är inte komplett');
    expect(page.body).toContain(`/ansokningar/${id}/del/premises`);
    expect((await submit(app, id)).statusCode).toBe(422);
    expect(await submissions(id)).toBe(0);
    expect((await get(app, signatory, `/ansokningar/${id}/kvitto/1`)).statusCode).toBe(404);
  });

  test('the completeness check lets through exactly what is taken: anything left out keeps it back, and with it there it is taken', async () => {
    const id = await writtenApplication(app, await openCall(app));
    const missingNow = async (): Promise<number> => {
      const editor = await personId(app.db, 'redaktor-skane');
      return app.db.tx(async (tx) => {
        await worksFor(tx, { person: editor, role: 'applicant-editor', organisation: 'region-12' });
        const application = await findApplication(tx, id);
        if (!application) throw new Error('gone');
        return (await applicationForm(tx, { register: await registerOf(app) }, application)).missing.length;
      });
    };
    const cases = [
      `content - 'wanted' where key = 'slots'`,
      `content || '{"how": " "}' where key = 'special:v1'`,
      `content || '{"staff": []}' where key = 'staff'`,
      `jsonb_set(content, '{staff,0,number}', 'null') where key = 'staff'`,
      `content || '{"uses": true, "providers": []}' where key = 'subcontractors'`,
      `content || '{"asked1": "${randomUUID()}"}' where key = 'attachments'`,
    ];
    for (const change of cases) {
      const [what, where] = change.split(' where ');
      const kept = await app.db.asOwner<{ content: object }>(
        `select content from application_section where application = '${id}' and ${where}`,
      );
      await app.db.asOwner(
        `update application_section set content = ${what}, version = version + 1 where application = '${id}' and ${where}`,
      );
      expect(await missingNow(), change).toBeGreaterThan(0);
      expect((await submit(app, id)).statusCode, change).toBe(422);
      await app.db.asOwner(`update application_section set content = $1, version = version + 1 where application = '${id}' and ${where}`, [
        JSON.stringify(kept[0]?.content),
      ]);
    }
    expect(await missingNow()).toBe(0);
    expect((await submit(app, id)).statusCode).toBe(303);
  });

  test('one that has not been confirmed is not sent in', async () => {
    const id = await writtenApplication(app, await openCall(app));
    const signatory = await session(app.db, 'firmatecknare-skane');
    const refused = await send(app, signatory, submitUrl(id), {});
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Kryssa i att du har läst och godkänner ansökan.');
    expect(await submissions(id)).toBe(0);
  });
});
