/** What the frame needs to know. `main.ts` fills it from the settings; tests start from `httpDefaults`. */
export type HttpSettings = {
  /** The address that people use, without a trailing slash. */
  readonly baseUrl: string;
  /** Origins that a form may lead on to besides our own: the issuer that people sign in at. */
  readonly formTargets?: readonly string[];
  /** Proxies whose X-Forwarded-* headers are believed: false, how many stand in front, or their addresses. */
  readonly trustProxy: boolean | number | string[];
  /** Requests per address and window that reach a handler (answers from the cache are not counted); undefined for no limit. */
  readonly rateLimit: { readonly max: number; readonly windowSeconds: number } | undefined;
  /** Longest path with query, in characters. */
  readonly maxUrl: number;
  /** Largest body, in bytes. */
  readonly bodyLimit: number;
  /** A request that has not arrived whole by then is cut off. */
  readonly requestTimeoutMs: number;
  /** A handler that has not answered by then is answered 503. */
  readonly handlerTimeoutMs: number;
  readonly cache: { readonly maxEntries: number; readonly maxBytes: number };
};

export const httpDefaults: HttpSettings = {
  baseUrl: 'http://localhost:3000',
  trustProxy: false,
  rateLimit: { max: 600, windowSeconds: 60 },
  maxUrl: 4096,
  bodyLimit: 1_048_576,
  requestTimeoutMs: 30_000,
  handlerTimeoutMs: 15_000,
  cache: { maxEntries: 2_000, maxBytes: 32 * 1_048_576 },
};
