import { parseCookie, stringifySetCookie } from 'cookie';

/**
 * Cookies of the product: never readable by scripts, only for this host and, where the address is https or the local
 * machine, only over a safe connection (`__Host-`).
 */
export type Cookies = {
  readonly session: string;
  readonly browser: string;
  read(header: string | string[] | undefined, name: string): string | null;
  set(name: string, value: string, maxAgeSeconds: number): string;
  clear(name: string): string;
};

export function cookiesFor(baseUrl: string): Cookies {
  const { protocol, hostname } = new URL(baseUrl);
  const secure = protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1';
  const prefix = secure ? '__Host-' : '';
  const set = (name: string, value: string, maxAge: number): string =>
    stringifySetCookie({ name, value, path: '/', httpOnly: true, secure, sameSite: 'lax', maxAge });
  return {
    session: `${prefix}tillstand`,
    browser: `${prefix}tillstand-sign-in`,
    read: (header, name) => (typeof header === 'string' ? (parseCookie(header)[name] ?? null) : null),
    set,
    clear: (name) => set(name, '', 0),
  };
}
