import { Icon } from '../icon.tsx';
import { uiText } from '../text.ts';
import type { Content, Lang } from '../types.ts';

/** Room for suggestions under a search field. Without script it is only the field with an icon; see enhance/suggest.ts. */
export function Suggest({ lang, href, children }: { lang: Lang; href: string; children: Content }) {
  const { none, one, many, list } = uiText(lang).suggestion;
  return (
    <div class="suggest" data-suggest={href} data-none={none} data-one={one} data-many={many} data-list={list}>
      <Icon name="search" />
      {children}
    </div>
  );
}
