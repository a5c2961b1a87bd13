import type { Lang } from '../../../platform/i18n/language.ts';
import { Alert } from '../../../ui/index.ts';
import { submissionText } from '../text/submission.ts';

/** Says that what is shown is made up, where it is. */
export function MadeUp({ lang, fictitious }: { readonly lang: Lang; readonly fictitious: boolean }) {
  return fictitious ? (
    <Alert lang={lang} kind="warning">
      <p>{submissionText[lang].madeUp}</p>
    </Alert>
  ) : null;
}
