import type { Route } from '../../../platform/http/route.ts';
import type { CodesDeps } from '../deps.ts';
import { codeApi } from './api.ts';
import { codePages } from './pages.tsx';

/** The pages and the API of codes. */
export const codeRoutes: readonly Route<CodesDeps>[] = [...codePages, ...codeApi];
