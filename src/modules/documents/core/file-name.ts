const LONGEST = 120;

/** A name that every system takes: the last part of a path, without control and reserved characters, not hidden, not too long. */
export function cleanName(given: string): string {
  const last = given.normalize('NFC').replaceAll(/^.*[\\/]/gs, '');
  const plain = last
    // Control characters and those that turn the direction of text, which make `gpj.exe` look like `exe.jpg`.
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  const dot = plain.lastIndexOf('.');
  if (dot <= 0) return [...plain].slice(0, LONGEST).join('');
  const ending = plain.slice(dot).slice(0, 12);
  return `${[...plain.slice(0, dot)]
    .slice(0, LONGEST - ending.length)
    .join('')
    .trimEnd()}${ending}`;
}

/** A name for a file that the product makes: words joined by hyphens. */
export function fileName(name: string, ending: string): string {
  const words = cleanName(name)
    .replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')
    .replaceAll(/-{2,}/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  return `${words === '' ? 'dokument' : words}.${ending}`;
}
