import { formatNumber, type Lang } from '../../../kernel/format.ts';

/** A size as people say it: 640 byte, 12 kB, 1,4 MB (powers of ten). */
export function formatSize(bytes: number, lang: Lang): string {
  if (bytes < 1_000) return `${formatNumber(bytes, lang)}\u00a0byte${lang === 'en' && bytes !== 1 ? 's' : ''}`;
  if (bytes < 999_500) return `${formatNumber(Math.round(bytes / 1_000), lang)}\u00a0kB`;
  return `${formatNumber(bytes / 1_000_000, lang, 1)}\u00a0MB`;
}
