import { en } from './press.en.ts';
import { sv } from './press.sv.ts';

export const pressText = { sv, en };
