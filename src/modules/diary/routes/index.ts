import { diaryApiRoutes } from './api.ts';
import { publicDiaryRoutes } from './public.ts';
import { diaryWorkRoutes } from './work.ts';

/** Reading the diary. Registering in it, with the document along, stands in the module `documents`. */
export const diaryRoutes = [...publicDiaryRoutes, ...diaryApiRoutes, ...diaryWorkRoutes];
