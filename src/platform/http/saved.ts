/** The headers of a file that somebody has sent in: it is saved and never shown in the site's own name; whatever is in it, it runs nowhere. */
export const savedOnly = (bytes: number): Readonly<Record<string, string>> => ({
  'content-length': String(bytes),
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
});
