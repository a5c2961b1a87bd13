/** What a file is known by in the store, and how long it is. */
export type StoredFile = { readonly sha256: string; readonly bytes: number };

/**
 * Files under the hash of their content: the same content is there once, and nothing is ever changed. A file is there whole or
 * not at all. What nothing refers to is swept away after a day, so put files in before the transaction that refers to them.
 */
export type FileStore = {
  /** Takes the content in as it comes; it is safe on the disk (or acknowledged by the store) when this is done. */
  put(chunks: AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /** The content, read as it is asked for; undefined when it is not there. */
  get(sha256: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  has(sha256: string): Promise<boolean>;
  /** Where the store is a folder: what comes in may be written down on the same disk, and need not be written once more. */
  readonly incoming?: Incoming;
};

export type Incoming = {
  /** Where files lie while they come. */
  readonly folder: string;
  /** Takes in a whole file from there, of which is known what it holds; its name there is left to the one who wrote it. Safe on the disk when this is done. */
  take(file: string, known: StoredFile): Promise<void>;
};

/** What looks after a store besides: listing, and taking away what nobody refers to. */
export type KeptFileStore = FileStore & {
  /** Where it is, for the operator. */
  readonly place: string;
  /** All that is there, with the moment it was last put in. */
  list(): AsyncIterable<{ readonly sha256: string; readonly bytes: number; readonly putAt: Date }>;
  /** Takes a file away if nobody has put it in again since `before`; true when it is gone. */
  removeIfOlder(sha256: string, before: Date): Promise<boolean>;
};

export const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
