import type { ComponentChildren } from 'preact';

export type { Lang } from '../kernel/format.ts';

/** What can stand between tags: text, numbers, elements, lists of them, nothing. */
export type Content = ComponentChildren;

/** A link in the menu, the footer or a list. `current` marks the page or section one is in. */
export type LinkItem = {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean | undefined;
  /** A number beside the name, and what it says to those who do not see it: `3`, `3 olästa`. */
  readonly count?: { readonly shown: string; readonly said: string } | undefined;
};

/** The colours that a tag or an alert can have. A colour never stands alone: there is always a text. */
export type Tone = 'neutral' | 'petrol' | 'info' | 'success' | 'warning' | 'danger' | 'lingon' | 'plommon';
