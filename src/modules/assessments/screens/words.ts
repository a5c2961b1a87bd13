import { formatList, type Lang } from '../../../kernel/format.ts';
import { wantedIn } from '../../applications/index.ts';
import type { Applied, Round } from '../applicants.ts';
import { assessmentsText } from '../text/assessments.ts';

/** What an application is for: adults, children, tasks, sub-permits. */
export function wantsOf({ snapshot }: Pick<Applied, 'snapshot'>, { kind, decided }: Round['call'], lang: Lang): string {
  const words = assessmentsText[lang].applications.wantsWords;
  const wasNotAsked = kind !== 'sub-permit' && decided.slots.tasks.length > 0 && snapshot.slots.tasks === undefined;
  const all = [...wantedIn(snapshot, lang, words), ...(wasNotAsked ? [words.anyTask] : [])];
  return all.length === 0 ? '–' : formatList(all, lang);
}
