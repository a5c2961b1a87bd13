import Fastify from 'fastify';

// The measure of all: the same web server library answering a constant string.
const app = Fastify({ logger: false });
app.get('/', async () => 'ok');
app.get('/health/ready', async () => 'ok');
await app.listen({ port: Number(process.argv[2]), host: 'localhost' });
