import zlib from 'node:zlib';

export type Entry = {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the archive says instead of the truth. */
  readonly says?: {
    readonly bytes?: number;
    readonly flags?: number;
    readonly method?: number;
    readonly ownName?: string;
    readonly offset?: number;
  };
};

/** A zip file, true or with lies in it; for tests of what reads them. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, content, says = {} } of entries) {
    const plain = Buffer.from(content);
    const packed = zlib.deflateRawSync(plain);
    const common = (header: Buffer, from: number): void => {
      header.writeUInt16LE(20, from - 2);
      header.writeUInt16LE(says.flags ?? 0, from);
      header.writeUInt16LE(says.method ?? 8, from + 2);
      header.writeUInt32LE(zlib.crc32(plain), from + 8);
      header.writeUInt32LE(packed.length, from + 12);
      header.writeUInt32LE(says.bytes ?? plain.length, from + 16);
    };
    const ownName = Buffer.from(says.ownName ?? name);
    const own = Buffer.alloc(30);
    own.writeUInt32LE(0x04034b50, 0);
    common(own, 6);
    own.writeUInt16LE(ownName.length, 26);
    const listName = Buffer.from(name);
    const listed = Buffer.alloc(46);
    listed.writeUInt32LE(0x02014b50, 0);
    common(listed, 8);
    listed.writeUInt16LE(listName.length, 28);
    listed.writeUInt32LE(says.offset ?? at, 42);
    list.push(listed, listName);
    parts.push(own, ownName, packed);
    at += own.length + ownName.length + packed.length;
  }
  const listing = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listing, end]);
}
