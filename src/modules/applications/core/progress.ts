import { type Contents, isAsked, type Section } from './form.ts';
import type { Missing } from './missing.ts';

/** How far a section has come. `faulty`: it was marked as ready and lacks something since. */
export type SectionState = 'todo' | 'started' | 'whole' | 'ready' | 'faulty' | 'not-asked';

export type Standing = { readonly section: Section; readonly state: SectionState; readonly lacks: number };

type Given = {
  readonly sections: readonly Section[];
  readonly contents: Contents;
  readonly missing: readonly Missing[];
  readonly written: readonly { readonly key: string; readonly status: 'working' | 'ready' }[];
};

/** Every section with how far it has come, in the order of the form. */
export function standingOf({ sections, contents, missing, written }: Given): readonly Standing[] {
  const status = new Map(written.map((one) => [one.key, one.status]));
  return sections.map((section) => {
    const lacks = missing.filter((one) => one.section === section.key).length;
    const state = (): SectionState => {
      if (!isAsked(section, contents)) return 'not-asked';
      const said = status.get(section.key);
      if (said === undefined) return 'todo';
      if (said === 'ready') return lacks === 0 ? 'ready' : 'faulty';
      return lacks === 0 ? 'whole' : 'started';
    };
    return { section, state: state(), lacks };
  });
}

/** How many sections are ready, of those that are asked. */
export function progressOf(standing: readonly Standing[]): { readonly ready: number; readonly all: number } {
  const asked = standing.filter(({ state }) => state !== 'not-asked');
  return { ready: asked.filter(({ state }) => state === 'ready').length, all: asked.length };
}
