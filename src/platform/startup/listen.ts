import type { FastifyInstance } from 'fastify';
import { OperatorFault } from '../operator-fault.ts';
import type { Settings } from '../settings.ts';

const advice: Record<string, string> = {
  EADDRINUSE: 'another program uses it. Stop that program, or choose another port with PORT',
  EACCES: 'this user may not use it. Choose a port above 1023 with PORT',
  EADDRNOTAVAIL: 'this machine does not have that address. Choose another with HOST',
  ENOTFOUND: 'that host name is not known. Choose another with HOST',
};

/** Takes the port. Throws an OperatorFault that says why it cannot be had. */
export async function listen(app: Pick<FastifyInstance, 'listen'>, { host, port }: Pick<Settings, 'host' | 'port'>): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const why = error instanceof Error && 'code' in error && typeof error.code === 'string' ? advice[error.code] : undefined;
    if (!why) throw error;
    throw new OperatorFault(`${host}:${port} cannot be listened on: ${why}.`, { cause: error });
  }
}
