import type { Tx } from '../../../platform/db/index.ts';
import type { FileStore, StoredFile } from '../../../platform/files/index.ts';
import { renderPdfAhead, renderPdfAside, undrawn } from '../../../platform/pdf/aside.ts';
import { addDocuments, type DocumentFile, fileName } from '../../documents/index.ts';
import type { SubmissionSnapshot } from '../core/snapshot.ts';
import type { ApplicationsDeps } from '../deps.ts';
import { submissionPage } from '../print/page.tsx';
import { printedHash, printSubmission } from '../print/submission.ts';
import { submissionText } from '../text/submission.ts';
import type { ToSubmit } from './submission-kit.ts';

type Deps = Pick<ApplicationsDeps, 'files'>;
/** What an application is printed from. */
export type Printed = Parameters<typeof printSubmission>[0];
export type Papers = { readonly html: DocumentFile; readonly pdf: DocumentFile; readonly json: DocumentFile };
export type PaperIds = Readonly<Record<keyof Papers, string>>;

type Ahead = { readonly file: Promise<StoredFile>; readonly since: number; readonly hasten: () => void };

/** What nothing refers to is swept from the store after a day; what was drawn ahead is used for half of it. */
const GOOD_FOR_MS = 12 * 3_600_000;
const MOST = 500;
/** More than this is not drawn ahead: whoever sends in has it drawn then. */
const MOST_UNDRAWN = 100;
const aheads = new WeakMap<FileStore, Map<string, Ahead>>();

const aheadIn = (files: FileStore): Map<string, Ahead> => {
  const known = aheads.get(files) ?? new Map<string, Ahead>();
  aheads.set(files, known);
  return known;
};

/**
 * Draws the archive's PDF of what is written while it is being read, and puts it into the store, so that in the last minute it need only be referred
 * to. Known by what is printed, in this process alone: what another process drew, or another text, is drawn when it is sent in.
 */
export function drawAhead({ files }: Deps, one: Printed, now: Date): void {
  const known = aheadIn(files);
  const key = printedHash(one);
  if (isGood(known.get(key), now) || undrawn() >= MOST_UNDRAWN) return;
  const { pdf, hasten } = renderPdfAhead(printSubmission(one), 'archived', now);
  const file = pdf.then((content) => files.put(whole(content)));
  // Who sends in meanwhile is told of a fault; otherwise it is drawn again then.
  file.catch(() => known.delete(key));
  known.delete(key);
  known.set(key, { file, since: now.getTime(), hasten });
  for (const oldest of known.keys()) if (known.size > MOST) known.delete(oldest);
}

const isGood = (one: Ahead | undefined, now: Date): one is Ahead => one !== undefined && now.getTime() - one.since < GOOD_FOR_MS;

/** The archive's PDF in the store: drawn ahead, if it is there still, or now. */
async function pdfOf({ files }: Deps, one: Printed, now: Date): Promise<StoredFile> {
  const known = aheadIn(files);
  const key = printedHash(one);
  const drawn = known.get(key);
  if (isGood(drawn, now)) {
    drawn.hasten();
    const file = await drawn.file.catch(() => undefined);
    if (file && (await files.has(file.sha256))) return file;
    known.delete(key);
  }
  return files.put(whole(await renderPdfAside(printSubmission(one), 'archived', now)));
}

/** Draws up what is kept of a submission and puts it into the store. All three are there when this is done, before anything refers to them. */
export async function drawUp(deps: Deps, one: SubmissionSnapshot, json: string, hash: string): Promise<Papers> {
  const name = `${one.fictitious ? 'pahittat-' : ''}ansokan-${one.call.area}-${one.region.id}-${one.number}`;
  const keep = async (
    form: DocumentFile['form'],
    ending: string,
    mediaType: string,
    stored: Promise<StoredFile>,
  ): Promise<DocumentFile> => ({
    form,
    name: fileName(name, ending),
    mediaType,
    ...(await stored),
  });
  const [html, pdf, data] = await Promise.all([
    keep('source', 'html', 'text/html', deps.files.put(whole(Buffer.from(submissionPage(one, hash))))),
    keep('pdf-a', 'pdf', 'application/pdf', pdfOf(deps, one, new Date(one.submittedAt))),
    keep('source', 'json', 'application/json', deps.files.put(whole(Buffer.from(json)))),
  ]);
  return { html, pdf, json: data };
}

async function* whole(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

/** The region's own papers; they leave it when the seal is broken. */
export async function addPapers(tx: Tx, { application, call, snapshot }: ToSubmit, papers: Papers, person: string): Promise<PaperIds> {
  const words = submissionText.sv;
  const title = `${words.documentOf(call.areaName, application.organisationName)} (${snapshot.number})`.slice(0, 300);
  const paper = (kind: string, file: DocumentFile) => ({
    careCase: call.careCase,
    kind,
    title,
    organisation: application.organisation,
    open: false,
    draft: true,
    secrecy: null,
    fictitious: application.fictitious,
    person,
    versions: [file],
  });
  const [html = '', pdf = '', json = ''] = await addDocuments(tx, [
    paper('application-page', papers.html),
    paper('application', papers.pdf),
    paper('application-data', papers.json),
  ]);
  return { html, pdf, json };
}
