import type { Lang } from '../../kernel/format.ts';
import type { Subject } from './policy.ts';
import type { Dates, PageAnswer, Urls } from './route.ts';

/** What the layout needs to know besides the page itself. */
export type PageView = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly dates: Dates;
  readonly subject: Subject;
  /** True on error pages, which must not be indexed. */
  readonly isProblem: boolean;
};

/** Turns a page into a whole HTML document. Lent by the application, so that the frame knows nothing of the look. */
export type Layout = (page: PageAnswer, view: PageView) => string;
