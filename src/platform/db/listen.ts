import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../log.ts';

export type Listener = {
  /** Settles when it hears for the first time. */
  ready: Promise<void>;
  /** False while the connection is away: what was said meanwhile is not heard. */
  isListening(): boolean;
  close(): Promise<void>;
};

export type ListenOptions = {
  log: Log;
  /** The connection is back: read anew what may have changed meanwhile. */
  onReconnect?: () => void;
  /** The connection went away. */
  onDown?: () => void;
  /** How often a quiet connection is tried, in milliseconds: a cut that nobody tells of is found so. */
  heartbeatMs?: number;
};

const channelName = /^[a-z_][a-z0-9_]{0,62}$/;

/**
 * Hears notifications on a connection of its own. When that is lost it connects again: after 0.1 s, then 0.2 s … at most 5 s.
 * The handler must not throw; one that does is logged and the next notification is heard.
 */
export function listen(url: string, channel: string, handler: (payload: string) => void, options: ListenOptions): Listener {
  if (!channelName.test(channel)) throw new Error(`not a channel name: ${channel}`);
  const { log, heartbeatMs = 15_000 } = options;
  const closing = new AbortController();
  const firstTime = Promise.withResolvers<void>();
  let client: pg.Client | undefined;
  let heardBefore = false;

  const deliver = (payload: string): void => {
    try {
      handler(payload);
    } catch (error) {
      log.error({ err: error, channel }, 'a notification could not be handled');
    }
  };

  const connect = async (): Promise<{ ended: Promise<void> }> => {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'tillstand listen',
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
    const ended = new Promise<void>((resolve) => next.once('end', resolve));
    next.on('error', (error) => log.debug({ err: error, channel }, 'the listening connection failed'));
    next.on('notification', (message) => deliver(message.payload ?? ''));
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
    } catch (error) {
      await hangUp(next);
      throw error;
    }
    client = next;
    return { ended };
  };

  const untilLost = async (ended: Promise<void>): Promise<void> => {
    const heartbeat = setInterval(() => {
      client?.query('select 1').catch(() => client && hangUp(client));
    }, heartbeatMs);
    heartbeat.unref();
    await Promise.race([ended, aborted(closing.signal)]);
    clearInterval(heartbeat);
  };

  const run = async (): Promise<void> => {
    for (let pause = 100; !closing.signal.aborted; pause = Math.min(pause * 2, 5_000)) {
      try {
        const { ended } = await connect();
        pause = 50;
        if (heardBefore) options.onReconnect?.();
        heardBefore = true;
        firstTime.resolve();
        await untilLost(ended);
        if (closing.signal.aborted) return;
        client = undefined;
        log.warn({ channel }, 'the listening connection was lost');
        options.onDown?.();
      } catch (error) {
        log.debug({ err: error, channel }, 'listening is not possible now');
      }
      await wait(pause, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };

  const running = run();
  return {
    ready: firstTime.promise,
    isListening: () => client !== undefined,
    close: async () => {
      closing.abort();
      await running;
      if (client) await hangUp(client);
      client = undefined;
    },
  };
}

const aborted = (signal: AbortSignal): Promise<void> =>
  signal.aborted ? Promise.resolve() : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

/** Ends politely, and cuts the line when there is no answer within a second. */
async function hangUp(client: pg.Client): Promise<void> {
  const polite = client.end().catch(() => undefined);
  await Promise.race([polite, wait(1_000, undefined, { ref: false })]);
  const { connection } = client as unknown as { connection?: { stream?: { destroy(): void } } };
  connection?.stream?.destroy();
}
