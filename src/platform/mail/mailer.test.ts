import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { smtpDouble } from '../../../tests/support/smtp-double.ts';
import { createMailer, type Mail, MailRefused } from './index.ts';

const server = await smtpDouble();
afterAll(() => server.close());
beforeEach(() => {
  server.answers = {};
});

const mailer = createMailer({ url: server.url, from: 'Tillstånd <inget-svar@tillstand.test>', host: 'tillstand.test', limitMs: 1_000 });
const mail: Mail = {
  id: '0199',
  to: 'någon@exempel.test',
  subject: 'Ärendet Sällsynta rörelsestörningar är öppet',
  text: 'Hej!\n\n.En rad som börjar med punkt\nhttps://tillstand.test/meddelanden/0199\n',
  lang: 'sv',
};
const last = () => {
  const one = server.received.at(-1);
  if (!one) throw new Error('nothing came');
  return one;
};

describe('a mail', () => {
  test('arrives as it was written, å, ä and ö and dots too', async () => {
    await mailer.send(mail);
    const { headers, text, to, from } = last();
    expect([from, to]).toEqual(['inget-svar@tillstand.test', ['någon@exempel.test']]);
    expect(headers.get('subject')).toBe(mail.subject);
    expect(headers.get('from')).toBe('Tillstånd <inget-svar@tillstand.test>');
    expect(headers.get('message-id')).toBe('<0199@tillstand.test>');
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('content-language')).toBe('sv');
    expect(headers.get('content-type')).toContain('text/plain');
    expect(text.trimEnd()).toBe(mail.text.trimEnd());
  });

  test.each(['Yttrande\r\nBcc: ond@ond.test', 'Yttrande\nBcc: ond@ond.test', 'Yttrande\r\n\r\nEn annan text', 'Yttrande\u2028Bcc: x'])(
    'gets no header from its subject: %j',
    async (subject) => {
      await mailer.send({ ...mail, subject });
      const { headers, text, to } = last();
      expect(to).toEqual([mail.to]);
      expect([...headers.keys()]).not.toContain('bcc');
      expect(text.trimEnd()).toBe(mail.text.trimEnd());
    },
  );

  test.each(['a@b.test>\r\nRCPT TO:<ond@ond.test', 'a@b.test, ond@ond.test', 'a@b.test\nBcc: ond@ond.test'])(
    'goes to nobody else by its address: %j',
    async (to) => {
      const before = server.received.length;
      await mailer.send({ ...mail, to }).catch(() => undefined);
      for (const one of server.received.slice(before)) expect(one.to).not.toContain('ond@ond.test');
    },
  );
});

describe('a server that', () => {
  test.each([
    ['RCPT TO', '550 no such user'],
    ['TAKEN', '554 refused'],
  ])('says no for good (%s %s)', async (command, answer) => {
    server.answers = { [command]: answer };
    await expect(mailer.send(mail)).rejects.toBeInstanceOf(MailRefused);
  });

  test.each([
    ['GREETING', '554 not you'],
    ['RCPT TO', '451 later'],
    ['TAKEN', '452 full'],
    ['TAKEN', 'cut'],
    ['GREETING', 'cut'],
    ['GREETING', 'hang'],
    ['TAKEN', 'hang'],
  ])('says not now, or nothing (%s %s)', async (command, answer) => {
    server.answers = { [command]: answer };
    const fault = await mailer.send(mail).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Error);
    expect(fault).not.toBeInstanceOf(MailRefused);
  });

  test('is elsewhere must speak TLS', async () => {
    const elsewhere = createMailer({ url: server.url.replace('127.0.0.1', '127.0.0.2'), from: 'a@b.test', host: 'b.test', limitMs: 1_000 });
    const before = server.received.length;
    await expect(elsewhere.send(mail)).rejects.toThrow('STARTTLS');
    expect(server.received).toHaveLength(before);
  });
});
