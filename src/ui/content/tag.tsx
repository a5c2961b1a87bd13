import type { Content, Tone } from '../types.ts';

/** A status. The colour only supports the text. */
export function Tag({ tone = 'neutral', children }: { tone?: Tone | undefined; children: Content }) {
  return (
    <span class="ds-tag" data-color={tone}>
      {children}
    </span>
  );
}
