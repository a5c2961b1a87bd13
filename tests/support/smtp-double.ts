import net from 'node:net';

/** A mail as the server got it: headers by lower-case name, words in them read, and the text. */
export type Received = {
  readonly from: string;
  readonly to: readonly string[];
  readonly headers: ReadonlyMap<string, string>;
  /** All that was sent, as it came over the wire. */
  readonly raw: string;
  readonly text: string;
};

export type SmtpDouble = {
  readonly url: string;
  readonly received: readonly Received[];
  /** What it answers to the next commands instead of what it should: `{ 'RCPT TO': '550 no such user' }`; `hang` says nothing, `cut` hangs up. */
  answers: Record<string, string>;
  close(): Promise<void>;
};

const decodedWords = (text: string): string =>
  text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_all, kind: string, body: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(body, 'base64').toString() : quotedPrintable(body.replaceAll('_', ' ')),
    );

const quotedPrintable = (text: string): string =>
  Buffer.from(
    text.replaceAll(/=\r?\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

function read(raw: string, from: string, to: readonly string[]): Received {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), decodedWords(line.slice(line.indexOf(':') + 1).trim())]),
  );
  const body = rest.join('\r\n\r\n');
  const encoding = headers.get('content-transfer-encoding');
  const text =
    encoding === 'base64' ? Buffer.from(body, 'base64').toString() : encoding === 'quoted-printable' ? quotedPrintable(body) : body;
  return { from, to, headers, raw, text: text.replaceAll('\r\n', '\n') };
}

/** A mail server in this process, without TLS, that keeps what it gets and misbehaves when told to. */
export async function smtpDouble(): Promise<SmtpDouble> {
  const received: Received[] = [];
  const sockets = new Set<net.Socket>();
  const state: { answers: Record<string, string> } = { answers: {} };
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    let buffer = '';
    let from = '';
    let to: string[] = [];
    let inData = false;
    const answer = (command: string, usual: string): void => {
      const given = state.answers[command];
      if (given === 'hang') return;
      if (given === 'cut') return void socket.destroy();
      socket.write(`${given ?? usual}\r\n`);
    };
    const take = (line: string): void => {
      const command = /^(EHLO|HELO|STARTTLS|MAIL FROM|RCPT TO|DATA|QUIT|RSET|AUTH)/i.exec(line)?.[1]?.toUpperCase() ?? '';
      const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (command === 'MAIL FROM') [from, to] = [address, []];
      if (command === 'RCPT TO' && !state.answers[command]) to.push(address);
      const usual = { EHLO: '250-double\r\n250-8BITMIME\r\n250 SMTPUTF8', DATA: '354 go on', QUIT: '221 bye', STARTTLS: '502 not here' }[
        command
      ];
      if (command === 'DATA' && !state.answers[command]) inData = true;
      answer(command, usual ?? '250 ok');
    };
    socket.on('data', (chunk) => {
      buffer += chunk.toString();
      for (;;) {
        const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const part = buffer.slice(0, end);
        buffer = buffer.slice(end + (inData ? 5 : 2));
        if (!inData) {
          take(part);
          continue;
        }
        inData = false;
        if (!state.answers.TAKEN) received.push(read(part.replaceAll('\r\n..', '\r\n.'), from, to));
        answer('TAKEN', '250 taken');
      }
    });
    answer('GREETING', '220 double ESMTP');
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as net.AddressInfo;
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
