import { dayInStockholm } from '../../kernel/date.ts';
import { paths, patterns } from '../../kernel/paths.ts';
import { clockNow } from '../../platform/db/index.ts';
import type { Job, JobTx } from '../../platform/jobs/index.ts';
import { type Mailer, MailRefused } from '../../platform/mail/index.ts';
import { mailText } from './core/mail-text.ts';
import { contentOf, endMail, keepAll, makeDigests, mostAttempts, type Queued, takeMail } from './outbox.ts';
import { messagesText } from './text/messages.ts';

export type MailJobsOptions = {
  /** Undefined: nothing leaves; in a demonstration, and where no mail server is set. */
  readonly mailer: Mailer | undefined;
  /** The address that people use, without a trailing slash. */
  readonly baseUrl: string;
};

const words = { sv: messagesText.sv.mailWords, en: messagesText.en.mailWords };

/** Sending what waits, and the daily digests. */
export const messageJobs = ({ mailer, baseUrl }: MailJobsOptions): readonly Job[] => [
  { name: 'mail.digest', every: { at: '07.00' }, run: (tx) => digests(tx) },
  {
    name: 'mail.send',
    every: 5,
    onEveryNode: true,
    run: (tx, stop) => (mailer ? sendAll(tx, stop, mailer, baseUrl) : keepInside(tx)),
  },
];

async function digests(tx: JobTx): Promise<void> {
  await tx(async (inner) => makeDigests(inner, dayInStockholm(await clockNow(inner))));
}

async function keepInside(tx: JobTx): Promise<void> {
  while ((await tx(keepAll)) > 0);
}

/** One mail after the other, until none waits or the server cannot be reached. */
async function sendAll(tx: JobTx, stop: AbortSignal, mailer: Mailer, baseUrl: string): Promise<void> {
  while (!stop.aborted) {
    const taken = await tx(takeMail);
    if (!taken) return;
    const isServerThere = await sendOne(tx, taken, mailer, baseUrl);
    if (!isServerThere) return;
  }
}

/** False when the server could not be reached: the others need not be tried now. */
async function sendOne(tx: JobTx, mail: Queued, mailer: Mailer, baseUrl: string): Promise<boolean> {
  const { items, lang } = await tx((inner) => contentOf(inner, mail));
  const hasAccount = mail.person !== null;
  const letter = {
    kind: mail.kind,
    items: items.map(({ id, subject, path }) => ({ subject, path: hasAccount ? paths.message(id) : path })),
    lang,
    settingsPath: hasAccount ? patterns.messageSettings : null,
  };
  const { subject, text } = mailText(letter, words, baseUrl);
  try {
    await mailer.send({ id: mail.id, to: mail.address, subject, text, lang: lang ?? 'sv' });
  } catch (error) {
    const isOver = error instanceof MailRefused || mail.attempts >= mostAttempts;
    await tx((inner) => endMail(inner, mail.id, isOver ? 'given-up' : 'queued', faultOf(error)));
    return error instanceof MailRefused;
  }
  await tx((inner) => endMail(inner, mail.id, 'sent', null));
  return true;
}

/** What kind of fault: the server's own words may repeat the address. */
function faultOf(error: unknown): string {
  if (error instanceof MailRefused) return error.code;
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return [typeof code === 'string' ? code : 'unknown', ...(typeof responseCode === 'number' ? [`SMTP ${responseCode}`] : [])].join(', ');
}
