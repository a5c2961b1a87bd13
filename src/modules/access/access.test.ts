import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { get, session, signedInApp, type SignedInApp } from '../../../tests/support/signed-in.ts';

let app: SignedInApp;
beforeAll(async () => {
  app = await signedInApp();
});
afterAll(() => app.close());

describe('smoke', () => {
  it.each(['/administration', '/administration/personer', '/administration/personer/ny', '/administration/roller', '/administration/roller/ge', '/administration/organisationer', '/administration/organisationer/ny', '/administration/namnden', '/administration/namnden/ny', '/administration/oversyn', '/administration/oversyn/ny', '/logg', '/logg.csv', '/logg.jsonl', '/administration/roller.csv', '/logga-in/bekrafta', '/administration/organisationer/region-12'])('%s', async (url) => {
    const by = await session(app.db, 'administrator');
    const answer = await get(app, by, url);
    if (answer.statusCode !== 200) console.log(answer.body.replace(/<[^>]+>/g, ' ').slice(0, 600));
    expect(answer.statusCode).toBe(200);
  });
});
