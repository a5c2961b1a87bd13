import { formatList, type Lang } from '../../../kernel/format.ts';
import type { Applied } from '../applicants.ts';
import { assessmentsText } from '../text/assessments.ts';

/** What an application is for: adults, children, sub-permits. */
export function wantsOf({ snapshot }: Pick<Applied, 'snapshot'>, lang: Lang): string {
  const { adults, children, subPermits } = snapshot.slots;
  const words = assessmentsText[lang].applications.wantsWords;
  const all = [...(adults ? [words.adults] : []), ...(children ? [words.children] : []), ...subPermits];
  return all.length === 0 ? '–' : formatList(all, lang);
}
