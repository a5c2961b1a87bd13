import type { Lang } from '../../../kernel/format.ts';
import { Alert } from '../../../ui/index.ts';
import { basisText } from '../text/basis.ts';

/** Says that a case is made up, on every page of it. */
export function MadeUp({ lang, fictitious }: { readonly lang: Lang; readonly fictitious: boolean }) {
  const text = basisText[lang];
  return fictitious ? (
    <Alert lang={lang} kind="warning" title={text.madeUp}>
      <p>{text.madeUpBody}</p>
    </Alert>
  ) : null;
}
