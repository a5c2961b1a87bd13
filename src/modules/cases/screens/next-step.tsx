import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { ButtonLink, Heading, Hint, Link, Section, TaskList } from '../../../ui/index.ts';
import type { CaseAction, CaseMove } from '../core/lifecycle.ts';
import { actionSlugs } from '../core/slugs.ts';
import type { CaseState, ProductKind } from '../core/states.ts';
import type { CaseLink } from '../deps.ts';
import { type CareCase, current, type Product } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { paperText } from '../text/paper.ts';
import { caseWords } from '../text/words.ts';
import { dayOf } from './words.tsx';

/** The way forward from where a case is. */
export type NextWay = { readonly move: CaseMove; readonly to: CaseState; readonly missing: readonly ProductKind[] };

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly careCase: CareCase;
  readonly products: readonly Product[];
  readonly way: NextWay | undefined;
  readonly actions: readonly CaseAction[];
  readonly links: readonly CaseLink[];
  /** Whether something that was made before can be registered from paper. */
  readonly paper: boolean;
};

/** Where a product is made: the page of the part that makes it. Nominations and priorities are made here. */
export function whereMade(kind: ProductKind, careCase: string, links: readonly CaseLink[]): string | undefined {
  if (kind === 'nomination') return paths.caseNomination(careCase);
  if (kind === 'priority') return paths.casePriority(careCase);
  return links.find(({ makes }) => makes?.includes(kind))?.path(careCase);
}

/** What must be there before the case goes on, and what this person can do with it. */
export function NextStep({ lang, url, careCase, products, way, actions, links, paper }: Props) {
  const [text, words] = [pagesText[lang].page, caseWords[lang]];
  const made = current(products);
  const madeAt = (kind: ProductKind) => products.findLast((one) => one.kind === kind && one.supersededAt === null)?.madeAt;
  const address = (action: CaseAction): string =>
    url.page(
      action === 'rename'
        ? paths.caseRename(careCase.id)
        : action === 'advance' && !isByHead(way)
          ? paths.caseAdvance(careCase.id)
          : paths.caseDecide(careCase.id, actionSlugs[action]),
    );
  return (
    <Section labelledBy="nasta">
      <Heading level={2} id="nasta">
        {text.next}
      </Heading>
      {way ? (
        <>
          <p>{way.missing.length === 0 ? text.ready : text.nextTo(words.states[way.to])}</p>
          <TaskList
            lang={lang}
            tasks={way.move.needs.map((kind) => {
              const at = madeAt(kind);
              const where = whereMade(kind, careCase.id, links);
              return {
                id: kind,
                title: words.products[kind],
                href: where === undefined ? undefined : url.page(where),
                hint: at ? dayOf(at, lang) : undefined,
                state: made.has(kind) ? ('done' as const) : ('todo' as const),
                stateText: made.has(kind) ? text.done : text.todo,
              };
            })}
          />
          {paper ? (
            <p>
              <Link href={url.page(paths.casePaper(careCase.id))}>{paperText[lang].link}</Link>. {paperText[lang].linkHint}
            </p>
          ) : null}
          <Hint>{text.byWhom(way.move.who.map((who) => words.movers[who]).join(pagesText[lang].life.or))}</Hint>
        </>
      ) : (
        <p>{careCase.into !== null ? text.nextOver : careCase.stoppedIn === null ? text.nextNone : text.nextStopped}</p>
      )}
      <Heading level={3}>{text.acts}</Heading>
      {actions.length === 0 ? <p>{text.actsNone}</p> : null}
      <div class="actions">
        {actions.map((action) => (
          <ButtonLink
            key={action}
            href={address(action)}
            variant={action === 'advance' && way?.missing.length === 0 ? 'primary' : 'secondary'}
          >
            {action === 'advance' && way ? `${words.actions.advance}: ${words.states[way.to]}` : words.actions[action]}
          </ButtonLink>
        ))}
      </div>
    </Section>
  );
}

const isByHead = (way: NextWay | undefined): boolean => way?.move.who.includes('head') ?? false;
