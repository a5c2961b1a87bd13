const newline = 0x0a;

/** Cuts chunks into lines without their line ends. The last one is given only when it is ended too; what is left over is told to `rest`. */
export async function* linesOf(chunks: AsyncIterable<Buffer>, rest?: (left: Buffer) => void): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      const part = chunk.subarray(from, at);
      yield pending.length === 0 ? part : Buffer.concat([...pending, part]);
      pending = [];
      from = at + 1;
    }
    if (from < chunk.length) pending.push(chunk.subarray(from));
  }
  rest?.(Buffer.concat(pending));
}
