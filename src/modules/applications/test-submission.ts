import { type SignedInApp, send, session } from '../../../tests/support/signed-in.ts';
import { peopleOf } from './test-rows.ts';

export * from './test-rows.ts';

export const submitUrl = (id: string): string => `/ansokningar/${id}/skicka`;

/** The signatory endorses and sends in. */
export async function submit(
  app: SignedInApp,
  id: string,
  { organisation = 'region-12', key }: { organisation?: string; key?: string } = {},
) {
  const signatory = await session(app.db, (await peopleOf(app, organisation)).signatory);
  return send(app, signatory, submitUrl(id), { confirm: 'yes' }, key === undefined ? {} : { key });
}
