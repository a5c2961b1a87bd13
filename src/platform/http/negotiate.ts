/** Whether an `Accept` header admits one of the media types; absent or unreadable admits all. */
export function accepts(header: string | undefined, types: readonly string[]): boolean {
  if (header === undefined || header.trim() === '') return true;
  const ranges = header.split(',').flatMap((part) => {
    const [range = '', ...params] = part.split(';').map((one) => one.trim().toLowerCase());
    return /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/.test(range) ? [{ range, refused: params.some((one) => /^q=0(\.0*)?$/.test(one)) }] : [];
  });
  if (ranges.length === 0) return true;
  return types.some((type) => {
    const best = [type, `${type.split('/')[0]}/*`, '*/*']
      .map((range) => ranges.find((one) => one.range === range))
      .find((one) => one !== undefined);
    return best !== undefined && !best.refused;
  });
}

/** A form or write sent by a page of another site: refused, whatever cookies came along. */
export function isCrossSite(headers: Readonly<Record<string, string | string[] | undefined>>, baseUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none';
  const origin = headers.origin;
  return (
    typeof origin === 'string' &&
    origin !== new URL(baseUrl).origin &&
    origin !== `http://${headers.host}` &&
    origin !== `https://${headers.host}`
  );
}
