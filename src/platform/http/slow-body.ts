import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * Refuses a request whose body has not come whole within the time. Streams are left alone: they may last as long as Node lets a request
 * last, which for their sake is longer.
 */
export function guardBodies(app: FastifyInstance, limitMs: number, refuse: (request: FastifyRequest, reply: FastifyReply) => void): void {
  app.addHook('onRequest', (request, reply, next) => {
    const { 'content-length': length = '0', 'transfer-encoding': coding } = request.headers;
    if ((length !== '0' || coding !== undefined) && request.routeOptions.config.streams !== true) {
      const timer = setTimeout(() => {
        if (!request.raw.complete) refuse(request, reply);
      }, limitMs);
      request.raw.once('close', () => clearTimeout(timer));
    }
    next();
  });
}
