import { paragraphsOf } from '../../kernel/paragraphs.ts';
import type { PrintBlock } from './document.ts';

/** A text as it was written, in paragraphs. */
export const paragraphs = (text: string): readonly PrintBlock[] => paragraphsOf(text).map((one) => ({ type: 'text', text: one }));
