import type { HttpSettings } from './settings.ts';

const csp = (formTargets: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    // Browsers hold the redirect after a form to this too: sign-in leads on to the issuer.
    ["form-action 'self'", ...formTargets].join(' '),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');

/** Security headers of every answer, also errors, files and what is refused before routing. Lower-case names. */
export function securityHeaders(settings: Pick<HttpSettings, 'baseUrl' | 'formTargets'>): Readonly<Record<string, string>> {
  return {
    'content-security-policy': csp(settings.formTargets ?? []),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'x-frame-options': 'DENY',
    // Promised only when people reach the service over TLS; a browser ignores it over plain HTTP anyway.
    ...(settings.baseUrl.startsWith('https://') ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}

/** Public API answers are open data: pages of other sites may read them, without cookies. */
export const openDataHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Link, Retry-After',
  'cross-origin-resource-policy': 'cross-origin',
};

/** Before a script of another site may ask with If-None-Match, its browser asks whether it may. */
export const preflightHeaders: Readonly<Record<string, string>> = {
  ...openDataHeaders,
  'access-control-allow-headers': 'Accept, If-None-Match',
  'access-control-max-age': '86400',
};

/** Any answer that is not public. */
export const noStore = 'no-store';
/** May be kept, but must be checked against its ETag every time, so that nothing stale is ever shown. */
export const revalidate = 'public, no-cache';
