import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDb, quietLog } from '../../../tests/support/fresh-db.ts';
import { smtpDouble } from '../../../tests/support/smtp-double.ts';
import { worksForSystem } from '../../platform/db/index.ts';
import { createJobs } from '../../platform/jobs/index.ts';
import { createMailer, type Mailer } from '../../platform/mail/index.ts';
import { messageJobs, type Recipient, tell } from './index.ts';
import { mostAttempts } from './outbox.ts';

const db = await freshDb();
const server = await smtpDouble();
afterAll(async () => {
  await server.close();
  await db.close();
});

const baseUrl = 'https://tillstand.test';
const smtp = createMailer({ url: server.url, from: 'inget-svar@tillstand.test', host: 'tillstand.test', limitMs: 2_000 });
const node = (mailer: Mailer | undefined) => createJobs({ db, log: quietLog, jobs: messageJobs({ mailer, baseUrl }) });

const person = async (mail: string, setting?: { how: string; lang: string | null }): Promise<string> => {
  const [row] = await db.asOwner<{ id: string }>(`insert into person (name, mail) values ('Prov', $1) returning id`, [mail]);
  if (!row) throw new Error('no person');
  if (setting) await db.asOwner('insert into message_setting values ($1, $2, $3, 1)', [row.id, setting.how, setting.lang]);
  return row.id;
};
const told = (to: readonly Recipient[], subject = 'Ärendet är klart', path: string | null = '/arbete') =>
  db.tx(async (tx) => {
    await worksForSystem(tx, 'jobs');
    const message = { key: 'test.told', subject: { sv: subject, en: 'The case is ready' }, body: { sv: 'Hemlig text', en: 'Secret text' } };
    return tell(tx, { to, message, careCase: null, path, fictitious: false });
  });
const states = () => db.asOwner<{ state: string; n: number }>('select state, count(*)::int as n from mail group by 1 order by 1');
const dueNow = () => db.asOwner(`update mail set next_at = clock_timestamp() where state = 'queued'`);

beforeEach(async () => {
  server.answers = {};
  (server.received as unknown[]).length = 0;
  await node(undefined).runNow('mail.send'); // what an earlier test left
});

describe('a mail', () => {
  test('says what it is about and where to read it, in Swedish first, and nothing else', async () => {
    const id = await told([{ person: await person('a@prov.test') }]);
    await node(smtp).runNow('mail.send');
    const [mail] = server.received;
    expect(mail?.headers.get('subject')).toBe('Ärendet är klart');
    expect(mail?.text).toContain(`Ärendet är klart\n${baseUrl}/meddelanden/${id}`);
    expect(mail?.text).toContain(`The case is ready\n${baseUrl}/en/meddelanden/${id}`);
    expect(mail?.text.indexOf('Hej!')).toBeLessThan(mail?.text.indexOf('Hello,') ?? 0);
    expect(mail?.raw).not.toContain('Hemlig');
    expect(mail?.text).not.toContain('Secret');
  });

  test('is in the reader’s language alone when that is known', async () => {
    await told([{ person: await person('b@prov.test', { how: 'at-once', lang: 'en' }) }]);
    await node(smtp).runNow('mail.send');
    const [mail] = server.received;
    expect(mail?.headers.get('subject')).toBe('The case is ready');
    expect(mail?.text).not.toContain('Hej!');
  });

  test('to someone without an account leads to the page itself', async () => {
    await told([{ mail: 'svar@exempel.test' }], 'Ditt svar har kommit in', '/remisser');
    await node(smtp).runNow('mail.send');
    const [mail] = server.received;
    expect(mail?.text).toContain(`${baseUrl}/remisser`);
    expect(mail?.text).not.toContain('/meddelanden');
  });

  test('is sent once by three nodes at once, each to the one it is for', async () => {
    const people = await Promise.all(Array.from({ length: 40 }, (_, n) => person(`p${n}@prov.test`)));
    await told(people.map((one) => ({ person: one })));
    await Promise.all([node(smtp), node(smtp), node(smtp)].map((one) => one.runNow('mail.send')));
    const to = server.received.flatMap((mail) => mail.to).sort();
    expect(to).toEqual(people.map((_, n) => `p${n}@prov.test`).sort());
  });

  test('waits while the server is away, and is sent when it is back', async () => {
    await told([{ person: await person('c@prov.test') }, { person: await person('d@prov.test') }]);
    server.answers = { GREETING: '421 later' };
    await node(smtp).runNow('mail.send');
    const waiting = await db.asOwner<{ attempts: number; fault: string | null }>(
      `select attempts, fault from mail where state = 'queued' order by attempts desc`,
    );
    // The first one showed that the server is away; the other was not tried in vain.
    expect(waiting.map((row) => row.attempts)).toEqual([1, 0]);
    expect(waiting[0]?.fault).toContain('421');
    server.answers = {};
    await node(smtp).runNow('mail.send');
    expect(server.received).toHaveLength(1);
    await dueNow();
    await node(smtp).runNow('mail.send');
    expect(server.received.map((mail) => mail.to[0]).sort()).toEqual(['c@prov.test', 'd@prov.test']);
  });

  test('that the server refuses for good is given up, and the next is sent', async () => {
    await told([{ person: await person('e@prov.test') }]);
    server.answers = { 'RCPT TO': '550 no such user' };
    await node(smtp).runNow('mail.send');
    server.answers = {};
    await told([{ person: await person('f@prov.test') }]);
    await node(smtp).runNow('mail.send');
    expect(server.received.map((mail) => mail.to[0])).toEqual(['f@prov.test']);
    expect((await db.asOwner(`select fault from mail where state = 'given-up' and address = 'e@prov.test'`))[0]).toEqual({
      fault: 'SMTP 550',
    });
  });

  test('is given up after three days of trying', async () => {
    await told([{ person: await person('g@prov.test') }]);
    server.answers = { GREETING: '421 later' };
    await db.asOwner(`update mail set attempts = $1 where state = 'queued'`, [mostAttempts - 1]);
    await node(smtp).runNow('mail.send');
    expect(await db.asOwner(`select state from mail where address = 'g@prov.test'`)).toEqual([{ state: 'given-up' }]);
  });

  test('of a node that is killed while it sends is tried again later, under the same id', async () => {
    await told([{ person: await person('h@prov.test') }]);
    const ids: string[] = [];
    const killed: Mailer = {
      send: async (mail) => {
        ids.push(mail.id);
        await db
          .asOwner(
            `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'tillstand'`,
          )
          .catch(() => undefined);
        throw new Error('killed');
      },
    };
    // The process goes down with the mail under way: nothing is written of how it went.
    const [taken] = await Promise.allSettled([
      node({
        send: async (mail) => {
          await killed.send(mail);
        },
      }).runNow('mail.send'),
    ]);
    expect(['fulfilled', 'rejected']).toContain(taken.status);
    await node(smtp).runNow('mail.send');
    expect(server.received).toHaveLength(0); // still the other's
    await dueNow();
    await node(smtp).runNow('mail.send');
    expect(server.received.map((mail) => mail.headers.get('message-id'))).toEqual([`<${ids[0]}@tillstand.test>`]);
  });

  test('stays in the product where no server is set, and does not leave when one is', async () => {
    await told([{ person: await person('i@prov.test') }]);
    await node(undefined).runNow('mail.send');
    await node(smtp).runNow('mail.send');
    expect(server.received).toHaveLength(0);
    expect((await states()).map((row) => row.state)).not.toContain('queued');
  });
});

describe('the digest', () => {
  test('tells once a day of what has not been read, in one mail', async () => {
    const reader = await person('j@prov.test', { how: 'digest', lang: 'sv' });
    await told([{ person: reader }], 'Första');
    const read = await told([{ person: reader }], 'Andra');
    await told([{ person: reader }], 'Tredje');
    await db.asOwner('update message_delivery set read_at = clock_timestamp() where message = $1', [read]);
    const one = node(smtp);
    await one.runNow('mail.send');
    expect(server.received).toHaveLength(0);
    await Promise.all([one.runNow('mail.digest'), node(smtp).runNow('mail.digest')]);
    await one.runNow('mail.send');
    expect(server.received).toHaveLength(1);
    const [mail] = server.received;
    expect(mail?.headers.get('subject')).toBe('2 olästa meddelanden i Tillstånd');
    expect(mail?.text).toMatch(/Första[\s\S]*Tredje/);
    expect(mail?.text).not.toContain('Andra');
    await told([{ person: reader }], 'Fjärde');
    await one.runNow('mail.digest');
    await one.runNow('mail.send');
    expect(server.received).toHaveLength(1); // tomorrow
  });
});
