export type { WorkDeps } from './deps.ts';
export { workRoutes } from './routes/index.ts';
export { works as worksOnRegister } from './routes/kit.ts';
