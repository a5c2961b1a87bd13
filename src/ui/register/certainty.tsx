import { Tag } from '../content/tag.tsx';
import { uiText } from '../text.ts';
import type { Lang } from '../types.ts';

/** Whether something certainly or only possibly held on the day shown, with the reason for those who ask. */
export function Certainty({ lang, value, explain }: { lang: Lang; value: 'certain' | 'possible'; explain?: boolean | undefined }) {
  const text = uiText(lang).certainty[value];
  return (
    <>
      <Tag tone={value === 'certain' ? 'success' : 'warning'}>{text.tag}</Tag>
      {explain ? <span class="sub">{text.explain}</span> : null}
    </>
  );
}
