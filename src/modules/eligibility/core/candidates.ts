import type { CodeMention } from '../../codes/index.ts';
import type { Decision, Definition } from '../../definitions/index.ts';

/** An area whose definition speaks of a diagnosis, with what it says of the diagnosis alone. */
export type Candidate = { readonly definition: Definition; readonly decision: Decision; readonly mentions: readonly CodeMention[] };

/**
 * Which areas a diagnosis may belong to. Those that count it in and do not at once turn it away come first and stand alone; only when
 * there are none is it of interest where it is turned away, since that is the answer then.
 */
export function candidatesOf(all: readonly Candidate[]): readonly Candidate[] {
  const speaking = all.filter(({ mentions }) => mentions.length > 0);
  const isIn = ({ decision, mentions }: Candidate): boolean =>
    mentions.some(({ kind }) => kind === 'included') && (decision.result === 'refer' || decision.result === 'more-information');
  const counted = speaking.filter(isIn).toSorted((a, b) => Number(decides(b)) - Number(decides(a)));
  return counted.length > 0 ? counted : speaking;
}

const decides = ({ mentions }: Candidate): boolean => mentions.some(({ kind, strength }) => kind === 'included' && strength === 'decides');
