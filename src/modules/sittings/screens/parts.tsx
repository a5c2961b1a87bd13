import type { Lang } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import { Alert, Button, type Content, ErrorSummary, Form, fieldId, Heading, Link, SummaryList, Tag, tell } from '../../../ui/index.ts';
import type { Applicant, Item, Outcome } from '../core/item.ts';
import type { ItemState, Wording } from '../core/state.ts';
import type { Phase } from '../core/table.ts';
import { type OutcomeOf, outcomeSays } from '../outcome-says.ts';
import type { Sitting } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { sittingsText } from '../text/sittings.ts';

export type Hidden = Readonly<Record<string, string>>;
export type Place = { readonly lang: Lang; readonly url: Urls };
export type Back =
  | { readonly fields: Readonly<Record<string, string | readonly string[]>>; readonly faults: readonly string[]; readonly stale: boolean }
  | undefined;

const tones: Readonly<Partial<Record<Phase, 'info' | 'success' | 'warning'>>> = {
  open: 'info',
  adjusted: 'success',
  published: 'success',
  closed: 'warning',
};

export const PhaseTag = ({ lang, phase }: { readonly lang: Lang; readonly phase: Phase }) => (
  <Tag tone={tones[phase]}>{sittingsText[lang].phases[phase]}</Tag>
);

/** An item that the one who reads is kept from: its name, and why nothing more. */
export const Kept = ({
  lang,
  one,
  level,
}: Pick<Place, 'lang'> & { readonly one: Pick<ItemState, 'number' | 'item'>; readonly level: 1 | 2 | 3 }) => (
  <>
    <Heading level={level}>
      {one.number}. {one.item.title}
    </Heading>
    <p>{pagesText[lang].hidden}</p>
  </>
);

export const MadeUp = ({ lang, sitting }: { readonly lang: Lang; readonly sitting: Pick<Sitting, 'fictitious'> }) =>
  sitting.fictitious ? (
    <Alert lang={lang} kind="info">
      {pagesText[lang].madeUp}
    </Alert>
  ) : null;

/** What was sent in the form that was refused, to be shown in it again; nothing in the others. */
export function sentIn(back: Back, what: string): (name: string) => string | undefined {
  const fields = back && !back.stale && back.fields.do === what ? back.fields : {};
  return (name) => {
    const value = fields[name];
    return typeof value === 'string' ? value : value?.[0];
  };
}

const unseen = new Set(['_csrf', '_key', 'do', 'of', 'version']);

type SentBackProps = {
  readonly lang: Lang;
  readonly back: Back;
  /** The item whose forms stand on the page. */
  readonly current?: string | undefined;
};

/**
 * Why a form was not taken; when someone else was first, or its form is not there any more, what was sent, so that nothing written is lost.
 */
export function SentBack({ lang, back, current }: SentBackProps) {
  if (!back) return null;
  const text = pagesText[lang];
  const { of = '' } = back.fields;
  const isOnPage = of === '' || of === current;
  if (!back.stale) {
    // The forms of these pages are many and short: the faults lead to the page below them.
    const errors = back.faults.map((message, i) => ({ name: `fel-${i + 1}`, message }));
    return (
      <>
        <ErrorSummary lang={lang} errors={errors} />
        {errors.map(({ name }) => (
          <span key={name} id={fieldId(name)} />
        ))}
        {isOnPage
          ? null
          : [back.fields.text, back.fields.why].map((value) =>
              value === undefined ? null : <Paragraphs key={String(value)} text={String(value)} />,
            )}
      </>
    );
  }
  const rows = Object.entries(back.fields).flatMap(([name, value]) =>
    unseen.has(name) || value === '' ? [] : [{ name, value: String(value) }],
  );
  for (const { name, value } of rows) tell('differences', { label: name, now: '', yours: value });
  return (
    <Alert lang={lang} kind="warning" title={text.staleTitle} live>
      <p>{text.stale}</p>
      <ul>
        {rows.map(({ name, value }) => (
          <li key={name}>{value}</li>
        ))}
      </ul>
    </Alert>
  );
}

/** A form of one button. */
export const OneButton = (props: {
  readonly action: string;
  readonly hidden: Hidden;
  readonly variant?: 'primary' | 'secondary' | 'tertiary';
  readonly children: Content;
}) => (
  <Form action={props.action} hidden={props.hidden} look="plain">
    <Button variant={props.variant ?? 'secondary'}>{props.children}</Button>
  </Form>
);

export const Paragraphs = ({ text }: { readonly text: string }) => (
  <>
    {text
      .split(/\n+/)
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .map((one, i) => (
        <p key={i}>{one}</p>
      ))}
  </>
);

/** What becomes of each applicant. */
export const Outcomes = ({
  lang,
  of: { applicants, parts = [] },
  outcomes,
}: {
  readonly lang: Lang;
  readonly of: Pick<OutcomeOf, 'applicants'> & Partial<Pick<OutcomeOf, 'parts'>>;
  readonly outcomes: readonly Outcome[];
}) => (
  <ul>
    {outcomes.map((outcome) => (
      <li key={outcome.applicant}>{outcomeSays(lang, { applicants, parts }, outcome)}</li>
    ))}
  </ul>
);

/** The special conditions, each with the wording it had when the board has changed it. */
export function Conditions({ lang, conditions }: { readonly lang: Lang; readonly conditions: readonly Wording[] }) {
  const text = pagesText[lang];
  return (
    <ol>
      {conditions.map(({ id, text: said, was }) => (
        <li key={id}>
          <span lang="sv">{said.sv}</span>
          {was === null || was === said.sv ? null : (
            <>
              <br />
              {text.changedFrom} <del lang="sv">{was}</del>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The tasks and sub-permits that an application is for; nothing of one on paper, whose parts are settled when a proposal is put. */
function partsOf({ slots }: Item, { application, wants }: Applicant, lang: Lang): readonly string[] {
  if (application === null) return [];
  const wanted = [...wants.tasks, ...wants.subPermits];
  const all = [...(slots?.tasks ?? []), ...(slots?.subPermits ?? [])];
  return all.filter(({ id }) => wanted.includes(id)).map(({ text }) => (lang === 'en' ? (text.en ?? text.sv) : text.sv));
}

/** An applicant's unit, and what was applied for. */
export function Applicants({ lang, one }: { readonly lang: Lang; readonly one: Pick<ItemState, 'item'> }) {
  const text = sittingsText[lang];
  return (
    <SummaryList
      facts={one.item.applicants.map((applicant) => {
        const { key, regionName, hospital, unit, withdrawn, wants } = applicant;
        const people = text.populations[wants.population ?? 'none'];
        const parts = partsOf(one.item, applicant, lang);
        return {
          key,
          term: regionName,
          value: [hospital, unit, people, ...parts, withdrawn ? text.minutes.withdrawn : null]
            .filter((part) => part !== null && part !== '')
            .join(', '),
        };
      })}
    />
  );
}

/** The ways to the other pages of a meeting. */
export function Ways({ lang, url, sitting, sits }: Place & { readonly sitting: Sitting; readonly sits: boolean }) {
  const text = pagesText[lang];
  const { id, phase } = sitting;
  const isHeld = phase !== 'planned' && phase !== 'cancelled';
  const ways: readonly (readonly [string, string])[] = [
    [text.papers, paths.sittingPapers(id)],
    ...(isHeld ? ([[text.room, paths.sittingRoom(id)]] as const) : []),
    ...(isHeld && sits ? ([[text.votePage, paths.sittingVote(id)]] as const) : []),
    ...(isHeld ? ([[text.screen, paths.sittingScreen(id)]] as const) : []),
    ...(isHeld && phase !== 'noticed' ? ([[text.minutes, paths.sittingMinutes(id)]] as const) : []),
  ];
  return (
    <div class="actions">
      {ways.map(([label, path]) =>
        path === url.path ? null : (
          <Link key={path} href={url.page(path)}>
            {label}
          </Link>
        ),
      )}
    </div>
  );
}
