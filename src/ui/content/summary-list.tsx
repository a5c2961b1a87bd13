import type { Content } from '../types.ts';

export type Fact = { readonly term: string; readonly value: Content; readonly key?: string | undefined };

/** Facts as term and value. Rows without a value are the caller's to leave out or to explain. */
export function SummaryList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div key={fact.key ?? fact.term}>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
