import { patterns } from '../../kernel/paths.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { formToken } from '../../platform/http/form-token.ts';
import type { Context } from '../../platform/http/route.ts';
import { asSubject, personOf } from './act.ts';

type Asked<Deps> = Context<Deps, unknown, unknown, unknown>;

/** Reads for the one who asks, under row-level security. */
export const readAs = <T>(
  { deps, subject }: Pick<Asked<{ readonly db: Database }>, 'deps' | 'subject'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => asSubject(deps.db, personOf(subject), work);

/** Fields that are sent along unseen. */
type Hidden = Readonly<Record<string, string>>;

/** The hidden fields of a form of the one who asks; call it once for each form. */
export const hiddenOf = ({ subject }: Pick<Asked<unknown>, 'subject'>, more: Hidden = {}): Hidden => ({ ...formToken(subject), ...more });

/** Where "throw away what I wrote" is sent, and what goes along. */
export const discardOf = ({ subject, url }: Pick<Asked<unknown>, 'subject' | 'url'>) => ({
  action: url.page(patterns.discardForm),
  hidden: hiddenOf({ subject }, { page: url.path }),
});
