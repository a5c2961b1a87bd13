import { amendRoutes } from './work-amend.tsx';
import { draftRoutes } from './work-draft.tsx';
import { listRoutes } from './work-list.tsx';
import { publishRoutes } from './work-publish.tsx';
import { textRoutes } from './work-text.tsx';

/** Where those who work with calls draw them up, announce, change and withdraw them, and answer questions. */
export const workRoutes = [...listRoutes, ...draftRoutes, ...publishRoutes, ...amendRoutes, ...textRoutes];
