import type { Adapter, AdapterPayload } from 'oidc-provider';

type Kept = { readonly payload: AdapterPayload; readonly until: number };

/** So many sign-ins under way and tokens are remembered; beyond that the oldest is forgotten. */
const most = 2_000;

/**
 * What the demonstration's issuer remembers, for minutes and in this process alone: made-up people sign in anew when it is gone. The
 * library's own such store warns that it must be changed, which is said to those who run a real issuer.
 */
export function keepInMemory(now: () => number = Date.now): (kind: string) => Adapter {
  const kept = new Map<string, Kept>();
  const find = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key);
    if (found && found.until > now()) return found.payload;
    kept.delete(key);
    return undefined;
  };
  const findBy = (kind: string, is: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    const key = [...kept.keys()].find((one) => one.startsWith(`${kind}:`) && is(kept.get(one)?.payload ?? {}));
    return key === undefined ? undefined : find(key);
  };
  return (kind) => ({
    upsert: async (id, payload, expiresIn) => {
      kept.delete(`${kind}:${id}`);
      kept.set(`${kind}:${id}`, { payload, until: now() + (expiresIn ?? 600) * 1_000 });
      for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
    },
    find: async (id) => find(`${kind}:${id}`),
    findByUid: async (uid) => findBy(kind, (payload) => payload.uid === uid),
    findByUserCode: async (code) => findBy(kind, (payload) => payload.userCode === code),
    consume: async (id) => {
      const found = find(`${kind}:${id}`);
      if (found) found.consumed = Math.floor(now() / 1_000);
    },
    destroy: async (id) => {
      kept.delete(`${kind}:${id}`);
    },
    revokeByGrantId: async (grant) => {
      for (const [key, { payload }] of kept) if (payload.grantId === grant) kept.delete(key);
    },
  });
}
