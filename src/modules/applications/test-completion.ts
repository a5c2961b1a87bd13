import { nominated } from '../../../tests/support/case-story.ts';
import { type Browser, get, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { day, moveLastDay, openCall, submit, writtenApplication } from './test-submission.ts';

export const review = (id: string): string => `/ansokningar/${id}/granskning`;
export const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

type At = { readonly app: SignedInApp; readonly officer: Browser };

/** The product with those at the authority who check applications, and what they do with the pages of that. */
export async function completing() {
  const app = await signedInApp();
  const [officer, head] = [await session(app.db, 'handlaggare'), await session(app.db, 'enhetschef')];
  const at: At = { app, officer };
  return {
    app,
    officer,
    head,
    rows: <T extends Record<string, unknown>>(text: string, ...values: unknown[]) => app.db.asOwner<T>(text, values),
    waitingCase: () => waitingCase(at),
    opened: (more: { readonly careCase?: string; readonly area?: string } = {}) => sentIn(app, more),
    open: async (call: string) => {
      await moveLastDay(app, call, day(-1));
      return send(app, officer, `/ansokningar/utlysning/${call}/oppna`, {});
    },
    listed: (id: string, lacking: Readonly<Record<string, string>> = {}) => listed(at, id, lacking),
    check: async (id: string, lacking: Readonly<Record<string, string>> = {}) =>
      send(app, officer, review(id), await listed(at, id, lacking)),
    ask: (id: string, more: Readonly<Record<string, string>> = {}) => {
      const asked = { number: '1', lastDay: day(14), letter: '', 'ask-staff': 'Ange heltidstjänster.', ...more };
      return send(app, officer, `${review(id)}/komplettering`, asked);
    },
  };
}
export type Completing = Awaited<ReturnType<typeof completing>>;

/** A case that waits for its call, put there by the owner. */
async function waitingCase({ app, officer }: At): Promise<{ readonly careCase: string; readonly area: string }> {
  const careCase = await nominated(app, officer);
  await app.db.asOwner('alter table care_case disable trigger user');
  const [row] = await app.db.asOwner<{ area: string }>("update care_case set state = 'call' where id = $1 returning area", [careCase]);
  await app.db.asOwner('alter table care_case enable trigger user');
  return { careCase, area: row?.area ?? '' };
}

/** Applications of two regions that have come in to a call. */
async function sentIn(app: SignedInApp, more: { readonly careCase?: string; readonly area?: string }) {
  const call = await openCall(app, more);
  const skane = await writtenApplication(app, call);
  const uppsala = await writtenApplication(app, call, { organisation: 'region-03' });
  for (const [id, organisation] of [
    [skane, 'region-12'],
    [uppsala, 'region-03'],
  ] as const) {
    const { statusCode, body } = await submit(app, id, { organisation });
    if (statusCode !== 303) throw new Error(`it was not taken: ${plain(body).slice(0, 600)}`);
  }
  return { call, skane, uppsala };
}

/** The list as its page shows it, with a verdict for every point. */
async function listed({ app, officer }: At, id: string, lacking: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const { body } = await get(app, officer, review(id));
  const hidden = (name: string): string => new RegExp(`name="${name}" value="(\\d+)"`).exec(body)?.[1] ?? '';
  const points = [...new Set([...body.matchAll(/name="verdict-([^"]+)"/g)].map((found) => found[1] ?? ''))];
  const fields = points.flatMap((point) => [
    [`verdict-${point}`, lacking[point] === undefined ? 'in-order' : 'lacking'],
    [`note-${point}`, lacking[point] ?? ''],
  ]);
  return { version: hidden('version'), number: hidden('number'), ...Object.fromEntries(fields) };
}
