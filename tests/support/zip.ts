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

/** The parts of a zip file whose sizes stand in its list. */
export function partsOfZip(zip: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  let at = zip.readUInt32LE(zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1') + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place));
    const name = zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const own = zip.readUInt32LE(at + 42);
    const from = own + 30 + zip.readUInt16LE(own + 26) + zip.readUInt16LE(own + 28);
    const content = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    parts.set(name, (zip.readUInt16LE(at + 10) === 8 ? zlib.inflateRawSync(content) : content).toString('utf8'));
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}
