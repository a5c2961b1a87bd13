import { parentPort, workerData } from 'node:worker_threads';
import type { Submitted } from './figures.ts';
import { fileForm, noise, open, outcome, sendForm, turnedAway } from './requests.ts';
import type { Signatories, Submitting } from './shapes.ts';

// Those who send in, in a thread of their own: what it costs to send ten million bytes is not to slow down those who save a section, who sit elsewhere.
// `workerData` says who they are; `page` has them open the page that they send from, `send` has them attach and send in, all at once.
const { url, all } = workerData as Signatories;

/** Attaches a file and then sends in: all that can be made before is. */
function submitter({ application, signatory, editor }: Submitting): () => Promise<Submitted> {
  const attach = fileForm(editor, 'pahittad-bild.png', noise());
  return async () => {
    const attached = await outcome(303, attach(`${url}/bilagor/${encodeURIComponent(`application:${application}`)}/attachments`));
    const sent = await outcome(303, sendForm(`${url}/ansokningar/${application}/skicka`, signatory, { confirm: 'yes' }));
    if (!sent.location.includes('/kvitto/1')) throw new Error(`it was not sent in: ${sent.location}`);
    return { attachMs: attached.ms, submitMs: sent.ms };
  };
}

const submitters = all.map(submitter);
parentPort?.on('message', async (what: 'page' | 'send') => {
  if (what === 'page') for (const one of all) await outcome(200, open(`${url}/ansokningar/${one.application}/skicka`, one.signatory));
  const done = what === 'send' ? await Promise.all(submitters.map((submit) => submit())) : [];
  parentPort?.postMessage({ done, turnedAway: turnedAway.count });
});
parentPort?.postMessage({ done: [], turnedAway: 0 });
