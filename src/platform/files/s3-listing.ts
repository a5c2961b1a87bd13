import { SaxesParser } from 'saxes';

export type Listing = {
  readonly items: readonly { readonly key: string; readonly bytes: number; readonly putAt: Date }[];
  /** Asked for with the next page; undefined on the last one. */
  readonly next: string | undefined;
};

/** Reads the answer of ListObjectsV2. Throws when it is none. */
export function readListing(xml: string): Listing {
  const parser = new SaxesParser();
  const items: Listing['items'][number][] = [];
  const open: string[] = [];
  let item: Record<string, string> = {};
  let text = '';
  let next: string | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    open.push(name);
    text = '';
    if (name === 'Contents') item = {};
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    open.pop();
    if (name === 'Contents') items.push({ key: item.Key ?? '', bytes: Number(item.Size), putAt: new Date(item.LastModified ?? '') });
    else if (open.at(-1) === 'Contents') item[name] = text;
    else if (name === 'NextContinuationToken') next = text;
  });
  parser.write(xml).close();
  return { items, next };
}
