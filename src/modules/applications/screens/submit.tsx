import type { LocalDate } from '../../../kernel/date.ts';
import { formatDate, formatList } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Actions,
  Alert,
  Button,
  Checkboxes,
  type Content,
  Details,
  ErrorSummary,
  Form,
  Heading,
  Hint,
  Lede,
  Link,
  Panel,
  Section,
  SummaryList,
} from '../../../ui/index.ts';
import type { ToSubmit } from '../commands/submission-kit.ts';
import { changedParts, partsOf, type SubmissionSnapshot } from '../core/snapshot.ts';
import type { Hindrance } from '../core/submission-life.ts';
import { submissionText } from '../text/submission.ts';
import { MadeUp } from './made-up.tsx';
import { SnapshotView } from './snapshot-view.tsx';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly read: ToSubmit;
  readonly snapshot: SubmissionSnapshot;
  readonly lastDay: LocalDate | null;
  /** What keeps it from being sent in now. */
  readonly why: Hindrance | undefined;
  readonly maySubmit: boolean;
  readonly unconfirmed: boolean;
  /** It was ticked before, when the one who signs was led to prove who they are. */
  readonly confirmed: boolean;
  readonly top: Content;
  readonly hidden: () => Readonly<Record<string, string>>;
};

/** The last page before an application is sent in: what is lacking, what is endorsed, what happens then. */
export function SubmitScreen(props: Props) {
  const { lang, read, lastDay, why, maySubmit, unconfirmed, snapshot } = props;
  const text = submissionText[lang].submit;
  const { application, missing } = read;
  return (
    <>
      <ErrorSummary lang={lang} errors={unconfirmed ? [{ name: 'confirm', message: text.confirmMissing }] : []} />
      {props.top}
      <MadeUp lang={lang} fictitious={application.fictitious} />
      <Heading level={1}>{text.title(application.areaName)}</Heading>
      <Lede>{text.lede}</Lede>
      <Brief {...props} />
      {lastDay === null ? null : <p>{text.before(formatDate(lastDay, lang))}</p>}
      {why ? <Hindered {...props} why={why} /> : null}
      {missing.length > 0 ? <Lacking {...props} /> : null}
      <Details summary={text.read}>
        <SnapshotView lang={lang} one={snapshot} />
      </Details>
      {why || missing.length > 0 ? null : (
        <>
          {read.earlier.length > 0 ? <Replaces {...props} /> : null}
          {maySubmit ? (
            <Endorse {...props} />
          ) : (
            <Alert lang={lang} kind="info">
              <p>{text.notSignatory}</p>
            </Alert>
          )}
        </>
      )}
    </>
  );
}

/** What it is that is sent in, at a glance. */
function Brief({ lang, snapshot }: Props) {
  const { facts, adults, children, nothing, attachments } = submissionText[lang];
  const { region, unit, slots } = snapshot;
  const people = [...(slots.adults ? [adults] : []), ...(slots.children ? [children] : [])];
  return (
    <SummaryList
      facts={[
        { term: facts.region, value: region.name },
        { term: facts.hospital, value: unit.hospital === '' ? nothing : unit.hospital },
        { term: facts.unit, value: unit.name === '' ? nothing : unit.name },
        { term: facts.appliesFor, value: people.length === 0 ? nothing : formatList(people, lang) },
        { term: attachments, value: String(snapshot.attachments.length) },
      ]}
    />
  );
}

function Hindered({ lang, url, read, why }: Props & { readonly why: Hindrance }) {
  const words = submissionText[lang];
  const [latest] = read.earlier;
  return (
    <Alert
      lang={lang}
      kind={why === 'unchanged' ? 'info' : 'warning'}
      title={why === 'too-late' ? words.problems.lateTitle : words.problems.notNowTitle}
    >
      <p>{why === 'unchanged' ? words.submit.unchanged : words.problems.hindrances[why]}</p>
      <p>
        {why === 'too-late' ? <Link href={url.page(paths.applicationPlead(read.call.id))}>{words.plead.link}</Link> : null}
        {why !== 'too-late' && latest ? (
          <Link href={url.page(paths.applicationReceipt(read.application.id, latest.number))}>{words.receipt.title(latest.number)}</Link>
        ) : null}
      </p>
    </Alert>
  );
}

/** How much is missing and where; the page of what is missing names each. */
function Lacking({ lang, url, read }: Props) {
  const text = submissionText[lang].submit;
  const { application, missing, snapshot } = read;
  const sections = snapshot.sections.flatMap((section) => {
    const lacks = missing.filter((one) => one.section === section.key).length;
    return lacks === 0 ? [] : [{ ...section, lacks }];
  });
  return (
    <>
      <Alert lang={lang} kind="warning" title={text.missingTitle}>
        <p>{text.missing(missing.length)}</p>
        <p>
          <Link href={url.page(paths.applicationCheck(application.id))}>{text.toMissing}</Link>
        </p>
      </Alert>
      <Details summary={text.lackingParts(sections.length)} open={sections.length <= FEW}>
        <ul>
          {sections.map(({ key, title, lacks }) => (
            <li key={key}>
              <Link href={url.page(paths.applicationSection(application.id, key))}>{title[lang]}</Link>: {text.lacks(lacks)}
            </li>
          ))}
        </ul>
        <p>
          <Link href={url.page(paths.application(application.id))}>{text.toSections}</Link>
        </p>
      </Details>
    </>
  );
}

/** So many parts stand listed at once. */
const FEW = 6;

function Replaces({ lang, read, snapshot }: Props) {
  const text = submissionText[lang].submit;
  const [latest] = read.earlier;
  if (!latest) return null;
  const now = partsOf(snapshot);
  const titles = new Map([...latest.parts, ...now].map(({ key, title }) => [key, title[lang]]));
  return (
    <Alert lang={lang} kind="info" title={text.changedTitle}>
      <p>{text.replaces(latest.number)}</p>
      <ul>
        {changedParts(latest.parts, now).map((key) => (
          <li key={key}>{titles.get(key) ?? key}</li>
        ))}
      </ul>
    </Alert>
  );
}

function Endorse({ lang, url, read, unconfirmed, confirmed, hidden }: Props) {
  const text = submissionText[lang].submit;
  return (
    <Section labelledBy="godkann">
      <Heading level={2} id="godkann">
        {text.whatTitle}
      </Heading>
      <Panel>
        <p>{text.what}</p>
        <Heading level={3}>{text.afterTitle}</Heading>
        <ul>
          {text.after.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Form action={url.page(paths.applicationSubmit(read.application.id))} hidden={hidden()} look="plain">
          <Checkboxes
            lang={lang}
            name="confirm"
            label={text.endorsement}
            choices={[{ value: 'yes', label: text.confirm }]}
            values={confirmed ? ['yes'] : []}
            error={unconfirmed ? text.confirmMissing : undefined}
          />
          <Hint>{text.fresh}</Hint>
          <Actions>
            <Button>{text.button}</Button>
          </Actions>
        </Form>
      </Panel>
    </Section>
  );
}
