import net from 'node:net';

const SILENCE_MS = 30_000;
const PIECE = 65_536;

/**
 * Shows a content to a virus scanner that speaks clamd's INSTREAM (`tcp://host:3310`). Throws when it cannot be reached or answers
 * anything but clean or infected: what has not been checked is not taken.
 */
export async function scanWithClamd(address: URL, content: AsyncIterable<Uint8Array>): Promise<'clean' | 'infected'> {
  const socket = net.connect({ host: address.hostname.replaceAll(/[[\]]/g, ''), port: Number(address.port || 3310) });
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('the virus scanner is silent')));
  const answered = textOf(socket);
  answered.catch(() => undefined);
  try {
    await write(socket, Buffer.from('zINSTREAM\0'));
    for await (const chunk of content) {
      for (let at = 0; at < chunk.byteLength; at += PIECE) {
        const piece = chunk.subarray(at, at + PIECE);
        const length = Buffer.alloc(4);
        length.writeUInt32BE(piece.byteLength);
        await write(socket, length);
        await write(socket, piece);
      }
    }
    await write(socket, Buffer.alloc(4));
    const answer = await answered;
    if (/^stream: OK\0?\s*$/.test(answer)) return 'clean';
    if (/ FOUND\0?\s*$/.test(answer)) return 'infected';
    throw new Error(`it answered something unknown: ${answer.slice(0, 100)}`);
  } catch (cause) {
    throw new Error('The virus scanner could not be asked', { cause });
  } finally {
    socket.destroy();
  }
}

const write = (socket: net.Socket, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });

async function textOf(socket: net.Socket): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of socket) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
