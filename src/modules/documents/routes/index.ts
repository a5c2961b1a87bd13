import { downloadRoutes } from './download.ts';
import { registerRoutes } from './register.ts';

export const documentRoutes = [...downloadRoutes, ...registerRoutes];
