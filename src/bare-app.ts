import Fastify, { type FastifyInstance } from 'fastify';
import type { Database } from './platform/db/index.ts';
import type { Log } from './platform/log.ts';
import type { Settings } from './platform/settings.ts';

export async function buildApp({ db }: { settings: Settings; db: Database; log: Log; now: () => Date }): Promise<FastifyInstance> {
  const app = Fastify();
  app.get('/health/live', () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => ((await db.isReady()) ? { status: 'ok' } : reply.code(503).send({ status: 'unavailable' })));
  return app;
}
