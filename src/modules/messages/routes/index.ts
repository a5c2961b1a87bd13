import { apiRoutes } from './api.ts';
import { mineRoutes } from './mine.ts';
import { sentRoutes } from './sent.ts';
import { settingsRoutes } from './settings.ts';

/** What there is to read of messages: one's own, how one wants mail, and what was sent. */
export const messagesRoutes = [...mineRoutes, ...settingsRoutes, ...sentRoutes, ...apiRoutes];
