import type { Content } from '../types.ts';

/** Something to unfold; works without script. */
export function Details({ summary, open, children }: { summary: string; open?: boolean | undefined; children: Content }) {
  return (
    <details class="details" open={open}>
      <summary>{summary}</summary>
      <div class="details-body">{children}</div>
    </details>
  );
}
