export type { WorkDeps } from './deps.ts';
export { workMenu } from './menu.ts';
export { workRoutes } from './routes/index.ts';
