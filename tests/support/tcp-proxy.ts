import net from 'node:net';

/** A line between a program and its database that a test can cut, silence and mend. */
export type TcpProxy = {
  port: number;
  /** Cuts every connection and takes no new ones. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** True: nothing more goes through, and nobody is told. */
  silence(silent: boolean): void;
  close(): Promise<void>;
};

export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const sockets = new Set<net.Socket>();
  let silent = false;
  const keep = (socket: net.Socket): net.Socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
    return socket;
  };
  const join = (from: net.Socket, to: net.Socket): void => {
    from.on('data', (chunk) => {
      if (!silent) to.write(chunk);
    });
    from.once('close', () => to.destroy());
  };
  const server = net.createServer((client) => {
    const upstream = keep(net.connect(target));
    join(keep(client), upstream);
    join(upstream, client);
  });
  const listen = (port: number): Promise<void> => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const cut = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  await listen(0);
  const { port } = server.address() as net.AddressInfo;
  return {
    port,
    cut,
    mend: () => listen(port),
    silence: (now) => {
      silent = now;
    },
    close: () => (server.listening ? cut() : Promise.resolve()),
  };
}
