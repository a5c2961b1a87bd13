import type { Content } from '../../../ui/index.ts';

/** A text as it was written, with its line breaks; each paragraph in its own direction. */
export const Lines = ({ text }: { readonly text: string }): Content => (
  <>
    {text.split(/\n{2,}/).map((paragraph, at) => (
      <p key={at} dir="auto">
        {paragraph.split('\n').flatMap((line, n) => (n === 0 ? [line] : [<br key={`${at}.${n}`} />, line]))}
      </p>
    ))}
  </>
);
