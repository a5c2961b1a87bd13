import type { PrintBlock, PrintDocument } from '../../../platform/pdf/document.ts';
import type { Stance } from '../core/parts.ts';
import { wordText } from '../text/words.ts';

/** Documents are in Swedish. */
const text = wordText.sv;

export const heading = (said: string, level: 1 | 2 = 1): PrintBlock => ({ type: 'heading', level, text: said });

type Given = {
  readonly title: string;
  readonly subtitle: string | null;
  readonly fictitious: boolean;
  readonly footer: string;
  readonly blocks: readonly PrintBlock[];
};

/** A document of the authority; what is made up says so on every page. */
export const document = ({ title, subtitle, fictitious, footer, blocks }: Given): PrintDocument => ({
  lang: 'sv',
  title,
  subtitle,
  banner: fictitious ? text.madeUpBanner : null,
  footer,
  pageWords: ['sida', 'av'],
  keywords: ['NHV', 'remiss'],
  blocks,
});

export const stanceHeaders: readonly Stance[] = ['agree', 'agree-with-changes', 'disagree', 'no-view'];
