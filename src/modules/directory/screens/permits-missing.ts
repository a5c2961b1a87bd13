import { formatDate, formatWhen, type Lang } from '../../../kernel/format.ts';
import { nearest } from '../../../kernel/near.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem, type ProblemLink } from '../../../platform/problem/problem.ts';
import { isKind } from '../../journal/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { permitsText } from '../text/permits.ts';
import { permitAreaName, regionName } from './area-words.ts';

const both = (say: (lang: Lang) => string): Phrase => ({ sv: say('sv'), en: say('en') });

/** No such permit on the day: says whether it came later, or which ids are near. */
export function noSuchPermit(id: string, view: RegisterView): Problem {
  const later = view.data.journal.filter((entry) => isKind(entry, 'grant')).findLast((entry) => entry.payload.permit === id);
  const all: ProblemLink = { href: paths.permits, text: both((lang) => permitsText[lang].one.all) };
  if (later) {
    const detail = both((lang) => permitsText[lang].one.notYet(id, formatWhen(later.when, lang), formatDate(view.asOf, lang)));
    return notFound(detail, [{ href: paths.permit(id), text: both((lang) => permitsText[lang].one.today) }, all]);
  }
  const near = nearest(
    id,
    view.permits.map((permit) => permit.id),
  );
  const detail = both((lang) => {
    const text = permitsText[lang].one;
    return [text.missing(id), ...(near.length === 0 ? [] : [text.near(near.join(', '))]), text.form].join(' ');
  });
  const links = near.flatMap((other): ProblemLink[] => {
    const permit = view.findPermit(other);
    if (!permit) return [];
    return [
      {
        href: paths.permit(other),
        text: both((lang) => `${permitAreaName(view, permit, lang).text}, ${regionName(view, permit.grant.region)}`),
      },
    ];
  });
  return notFound(detail, [...links, all]);
}
