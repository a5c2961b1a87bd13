import type { Lang } from '../../kernel/format.ts';

/** One mail to one address: plain text, nothing attached. */
export type Mail = {
  /** The same each time the mail is tried: whoever gets it twice can tell. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly lang: Lang;
};

export type Mailer = {
  /** Settles when the server has taken the mail. Throws `MailRefused` for what will never be taken, another error for what may be later. */
  send(mail: Mail): Promise<void>;
};

export type MailerSettings = {
  /** smtp://name:password@host:587 or smtps://…:465. Without TLS only to this machine itself. */
  readonly url: string;
  /** The sender: an address, or a name and an address in angle brackets. */
  readonly from: string;
  /** The host of the product's own address, for the ids of mails. */
  readonly host: string;
  /** The longest that one mail may take, in milliseconds. */
  readonly limitMs?: number;
};

/** The receiving server will never take this mail: no such address, or content that it refuses. */
export class MailRefused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`the mail was refused: ${code}`);
    this.name = 'MailRefused';
    this.code = code;
  }
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Sends by SMTP. Connects for each mail; the package is read when the first one is sent. */
export function createMailer({ url, from, host, limitMs = 40_000 }: MailerSettings): Mailer {
  const server = new URL(url);
  const secure = server.protocol === 'smtps:';
  const options = {
    host: server.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(server.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !loopback.has(server.hostname),
    ignoreTLS: loopback.has(server.hostname),
    ...(server.username === '' ? {} : { auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) } }),
    name: host,
    dnsTimeout: 10_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return {
    send: async ({ id, to, subject, text, lang }) => {
      const { createTransport } = await import('nodemailer');
      const transport = createTransport(options);
      const sent = transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': lang },
      });
      await within(limitMs, sent, () => transport.close()).catch((error: unknown) => {
        throw isForGood(error) ? new MailRefused(`SMTP ${error.responseCode}`) : error;
      });
    },
  };
}

type Answered = Error & { readonly responseCode: number };

/** A 5xx to the address or the content; to the sign-in or the greeting it is this product that is set up wrongly, and that may be mended. */
const isForGood = (error: unknown): error is Answered =>
  error instanceof Error &&
  'responseCode' in error &&
  typeof error.responseCode === 'number' &&
  error.responseCode >= 500 &&
  'command' in error &&
  (error.command === 'RCPT TO' || error.command === 'DATA' || error.command === 'API');

function within(limitMs: number, work: Promise<unknown>, cut: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      cut();
      reject(Object.assign(new Error('the mail server took too long'), { code: 'ETIMEDOUT' }));
    }, limitMs);
    work.then(() => resolve(), reject).finally(() => clearTimeout(timer));
  });
}
