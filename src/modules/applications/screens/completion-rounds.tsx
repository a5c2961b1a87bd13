import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Details, Heading, Link, Section, SummaryList, Tag } from '../../../ui/index.ts';
import { type Change, changesBetween } from '../core/completion.ts';
import { shownOf } from '../core/shown.ts';
import type { SnapshotField, SubmissionSnapshot, UnsentSnapshot } from '../core/snapshot.ts';
import { hashOf } from '../hashing.ts';
import type { Completion } from '../queries/completion.ts';
import { completionText } from '../text/completion.ts';
import { momentOf } from '../text/moment.ts';
import { submissionText } from '../text/submission.ts';
import { Lines } from './lines.tsx';

type Base = { readonly lang: Lang; readonly url: Urls };
export type RoundsProps = Base & {
  readonly application: string;
  readonly rounds: readonly Completion[];
  /** What was sent in before and after each answered round. */
  readonly sides: ReadonlyMap<string, readonly [SubmissionSnapshot, SubmissionSnapshot]>;
  readonly titleOf: (key: string) => string;
};

/** Every round of completion, the latest first: what was asked for, what came, and what it changed. */
export function Rounds({ lang, url, application, rounds, sides, titleOf }: RoundsProps) {
  const text = completionText[lang];
  if (rounds.length === 0) return null;
  return (
    <Section labelledBy="rundor">
      <Heading level={2} id="rundor">
        {text.rounds}
      </Heading>
      {rounds.map((round) => (
        <Round key={round.id} lang={lang} url={url} application={application} round={round} sides={sides.get(round.id)} titleOf={titleOf} />
      ))}
    </Section>
  );
}

type RoundProps = Base &
  Pick<RoundsProps, 'application' | 'titleOf'> & {
    readonly round: Completion;
    readonly sides: readonly [SubmissionSnapshot, SubmissionSnapshot] | undefined;
  };

const tones = { open: 'info', answered: 'success', closed: 'neutral' } as const;

function Round({ lang, url, application, round, sides, titleOf }: RoundProps) {
  const text = completionText[lang];
  return (
    <section aria-labelledby={`runda-${round.round}`}>
      <Heading level={3} id={`runda-${round.round}`}>
        {text.round(round.round)} <Tag tone={tones[round.state]}>{text.roundStates[round.state]}</Tag>
      </Heading>
      <p>
        {text.askedOn(formatDate(dayInStockholm(round.askedAt), lang), round.diaryNumber)}. {text.dueBy(formatDate(round.lastDay, lang))}.
      </p>
      {round.extensions.map(({ toDay, reason }) => (
        <p key={toDay}>{text.extendedTo(formatDate(toDay, lang), reason)}</p>
      ))}
      {round.letter === '' ? null : <Lines text={round.letter} />}
      <SummaryList facts={round.points.map(({ key, ask }) => ({ term: titleOf(key), value: <Lines text={ask} /> }))} />
      {round.answeredAt && round.answerNumber !== null ? (
        <p>
          <Link href={url.page(paths.applicationSubmitted(application, round.answerNumber))}>
            {text.answeredOn(momentOf(round.answeredAt, lang), round.answerNumber)}
          </Link>
          {round.late ? (
            <>
              {' '}
              <Tag tone="warning">{text.late}</Tag>
            </>
          ) : null}
        </p>
      ) : null}
      {round.closedAt && round.closedWhy ? <p>{text.closedOn(formatDate(dayInStockholm(round.closedAt), lang), round.closedWhy)}</p> : null}
      {sides ? (
        <Details summary={text.changesOf(sides[0].number, sides[1].number)}>
          <Changes lang={lang} before={sides[0]} after={sides[1]} />
        </Details>
      ) : null}
    </section>
  );
}

type ChangesProps = {
  readonly lang: Lang;
  readonly before: UnsentSnapshot;
  readonly after: UnsentSnapshot;
  /** Of the headings of the parts. */
  readonly level?: 3 | 4;
};

/** What differs between two submissions, field by field. */
export function Changes({ lang, before, after, level = 4 }: ChangesProps) {
  const changes = changesBetween(before, after, hashOf);
  if (changes.length === 0) return <p>{completionText[lang].noChanges}</p>;
  return (
    <>
      {changes.map((change) => (
        <OneChange key={change.key} lang={lang} change={change} level={level} />
      ))}
    </>
  );
}

function OneChange({ lang, change, level }: { readonly lang: Lang; readonly change: Change; readonly level: 3 | 4 }) {
  const text = completionText[lang];
  if (change.attachment !== null)
    return (
      <p>
        <strong>{change.attachment === 'added' ? text.attachmentAdded : text.attachmentRemoved}:</strong> {change.title[lang]}
      </p>
    );
  const named = (label: string, side: string): string => `${label}, ${side.toLowerCase()}`;
  return (
    <>
      <Heading level={level} look={4}>
        {change.title[lang]}
      </Heading>
      {change.fields.map(({ name, before, after }) => {
        const label = (after ?? before)?.label[lang] ?? name;
        const facts = [
          { term: named(label, text.before), value: <del>{saidIn(before, lang)}</del> },
          { term: named(label, text.after), value: <ins>{saidIn(after, lang)}</ins> },
        ];
        return <SummaryList key={name} facts={facts} />;
      })}
    </>
  );
}

/** A field as running text: of a table each row on a line. */
function saidIn(field: SnapshotField | null, lang: Lang): string {
  const shown = field && shownOf(field, lang, submissionText[lang]);
  if (!shown) return '–';
  return shown.kind === 'text' ? shown.text : shown.rows.map((row) => row.filter((cell) => cell !== '').join(', ')).join('; ');
}
