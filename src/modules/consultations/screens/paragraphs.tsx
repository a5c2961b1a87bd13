import { paragraphsOf } from '../../../kernel/paragraphs.ts';

/** A text as it was written: an empty line begins a new paragraph. */
export function Paragraphs({ text }: { readonly text: string }) {
  return (
    <>
      {paragraphsOf(text).map((paragraph, at) => (
        <p key={at}>{paragraph}</p>
      ))}
    </>
  );
}
