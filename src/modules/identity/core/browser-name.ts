/** By what a user agent calls itself, the more particular first: nearly all say Chrome and Safari too. */
const browsers: readonly (readonly [said: RegExp, name: string])[] = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Headless)?Chromium\//, 'Chromium'],
  [/\bHeadlessChrome\//, 'Chromium'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: readonly (readonly [said: RegExp, name: string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

const nameOf = (known: typeof browsers, said: string): string | undefined => known.find(([pattern]) => pattern.test(said))?.[1];

/** The browser and system of a user agent, in a word each; nothing that could tell people apart. Null: a browser that is not known. */
export function browserName(userAgent: string | null): string | null {
  const browser = nameOf(browsers, userAgent ?? '');
  return browser === undefined ? null : [browser, nameOf(systems, userAgent ?? '')].filter((word) => word !== undefined).join(', ');
}
