import { afterAll, describe, expect, it } from 'vitest';
import { frameApp } from '../../../tests/support/app.ts';
import { sampleRoutes } from '../../../tests/support/sample-routes.ts';
import type { Subject } from './policy.ts';

const person = {
  kind: 'person',
  id: 'p',
  name: 'Handläggaren',
  acting: { role: 'r', organisation: 'o' },
  assignments: [],
  session: { id: 's', csrf: 't', steppedUpAt: null },
} as const;
const told: string[] = [];
const app = await frameApp({
  moreRoutes: sampleRoutes,
  session: async (request): Promise<Subject> => {
    if (request.headers.cookie === 's=broken') throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    return request.headers.cookie === 's=1' ? person : { kind: 'anonymous' };
  },
  onDenied: (request, route, denial) => void told.push(`${request.subject.kind} ${route.id} ${denial.because.en}`),
});
afterAll(() => app.close());
const get = (url: string, cookie: string) => app.inject({ url, headers: { cookie } });

describe('a refusal', () => {
  it('tells a signed-in person why and whom to ask, and the audit log who was refused what', async () => {
    const answer = await get('/en/prov/hemligt', 's=1');
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('Only auditors see this. Ask your administrator.');
    expect(told).toEqual(['person sample.secret Only auditors see this.']);
  });

  it('comes before anything that was asked is looked at', async () =>
    expect((await get('/prov/hemligt?finns-inte=1', 's=1')).statusCode).toBe(403));
});

describe('a session that cannot be read', () => {
  it('is no reason to answer as if nobody were signed in', async () => expect((await get('/prov', 's=broken')).statusCode).toBe(503));
  it('does not stop what is the same for everyone', async () => {
    expect((await get('/favicon.svg', 's=broken')).statusCode).toBe(200);
    expect((await get('/health/live', 's=broken')).statusCode).toBe(200);
  });
});
