import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Actions,
  Alert,
  Button,
  Details,
  ErrorSummary,
  Field,
  Form,
  FormSection,
  Heading,
  Hint,
  Lede,
  Link,
  ProgressBar,
  Section,
  SrOnly,
  Stack,
  Tag,
} from '../../../ui/index.ts';
import { isFormal, verdicts } from '../core/completion.ts';
import { type SectionGroup, sectionGroups } from '../core/form.ts';
import type { Check } from '../queries/completion.ts';
import type { Reviewed } from '../routes/completion-kit.tsx';
import { completionText } from '../text/completion.ts';
import { formText } from '../text/form.ts';
import { isOver, Next } from './completion-next.tsx';
import { MadeUp } from './made-up.tsx';
import { anchor } from './snapshot-view.tsx';

type Hidden = Readonly<Record<string, string>>;
export type ReviewProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly read: Reviewed;
  readonly points: readonly string[];
  /** Points that are to be looked at, or looked at again. */
  readonly toCheck: ReadonlySet<string>;
  readonly notInOrder: number;
  readonly values: Readonly<Record<string, string>>;
  readonly version: number;
  readonly isOfficer: boolean;
  readonly isHead: boolean;
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  /** Someone else has saved the list meanwhile. */
  readonly isStale: boolean;
  readonly hidden: (more?: Readonly<Record<string, string>>) => Hidden;
};

export const pointTitle = (point: string, { snapshot }: Pick<Reviewed, 'snapshot'>, lang: Lang): string =>
  isFormal(point) ? completionText[lang].formal[point].title : (snapshot.sections.find(({ key }) => key === point)?.title[lang] ?? point);

/** The list that an application is held against, and what can be done with it. The authority's own. */
export function ReviewScreen(props: ReviewProps) {
  const { lang, url, read, errors, isStale } = props;
  const text = completionText[lang];
  const { application, latest } = read;
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {isStale ? (
        <Alert lang={lang} kind="warning" title={text.problems.staleTitle}>
          <p>{text.problems.stale}</p>
        </Alert>
      ) : null}
      <MadeUp lang={lang} fictitious={application.fictitious} />
      <Heading level={1}>{text.checkTitle(application.organisationName)}</Heading>
      <Lede>{text.checkLede}</Lede>
      <Hint>{text.seesOnlyAuthority}</Hint>
      <p>
        <Link href={url.page(paths.applicationSubmitted(application.id, latest.number))}>{text.read}</Link>
      </p>
      <Judged {...props} />
      <List {...props} />
      <Next {...props} />
    </>
  );
}

function Judged({ lang, url, read }: ReviewProps) {
  const text = completionText[lang];
  const { judgement } = read;
  if (!judgement) return null;
  const day = formatDate(dayInStockholm(judgement.judgedAt), lang);
  return (
    <Alert lang={lang} kind={judgement.outcome === 'complete' ? 'success' : 'warning'}>
      <p>{judgement.outcome === 'complete' ? text.judgedComplete(day) : text.judgedDismissed(day, judgement.diaryNumber ?? '')}</p>
      {judgement.reason === '' ? null : <p>{judgement.reason}</p>}
      {judgement.document === null || read.of.careCase === null ? null : (
        <p>
          <Link href={url.plain(paths.documentFile(judgement.document, 'pdf-ua'))}>{text.decision.open}</Link>
        </p>
      )}
    </Alert>
  );
}

function List(props: ReviewProps) {
  const { lang, url, read, points, version, isOfficer, hidden } = props;
  const text = completionText[lang];
  const left = points.filter((point) => props.toCheck.has(point) || !read.checks.some((one) => one.point === point)).length;
  const rows = groupsOf(points, read).map(([group, own]) => {
    const title = group === 'formal' ? text.formalPoints : formText[lang].groups[group];
    const list = own.map((point) => <Point key={point} {...props} point={point} />);
    return (
      <FormSection key={group} title={title}>
        {list}
      </FormSection>
    );
  });
  return (
    <Section labelledBy="lista">
      <Heading level={2} id="lista">
        {text.list}
      </Heading>
      <ProgressBar value={points.length - left} max={points.length} label={text.checked(points.length - left, points.length)} />
      {isOfficer && !isOver(read) ? (
        <Form
          action={url.page(paths.applicationReview(read.application.id))}
          hidden={hidden({ version: String(version), number: String(read.latest.number) })}
        >
          {rows}
          <Actions>
            <Button>{text.saveChecks}</Button>
          </Actions>
        </Form>
      ) : (
        <Stack>{rows}</Stack>
      )}
    </Section>
  );
}

type Group = 'formal' | SectionGroup;

/** The points in the order of the form: what is formal, then the parts under its headings. */
function groupsOf(points: readonly string[], { snapshot }: Pick<Reviewed, 'snapshot'>): readonly (readonly [Group, readonly string[]])[] {
  const groupOf = (point: string): Group =>
    isFormal(point)
      ? 'formal'
      : (sectionGroups.find((one) => one === snapshot.sections.find(({ key }) => key === point)?.group) ?? 'attachments');
  return [...Map.groupBy(points, groupOf)];
}

function Point(props: ReviewProps & { readonly point: string }) {
  const { lang, url, read, point, toCheck, values, isOfficer, errors, isStale } = props;
  const text = completionText[lang];
  const check = read.checks.find((one) => one.point === point);
  const title = pointTitle(point, read, lang);
  const errorOf = (name: string) => errors.find((one) => one.name === name)?.message;
  const found = check ? (
    <>
      <Tag tone={check.verdict === 'in-order' ? 'success' : 'warning'}>{text.verdicts[check.verdict]}</Tag>{' '}
      {toCheck.has(point) ? <Tag tone="info">{text.toCheckAgain}</Tag> : null} {saidBy(check, lang)}
    </>
  ) : (
    <Tag tone="neutral">{text.notChecked}</Tag>
  );
  if (!isOfficer || isOver(read))
    return (
      <section aria-label={title}>
        <Heading level={3}>{title}</Heading>
        <p>{found}</p>
        {check && check.note !== '' ? <p>{check.note}</p> : null}
      </section>
    );
  const note = values[`note-${point}`] ?? '';
  return (
    <div class="point">
      <Field
        kind="select"
        lang={lang}
        name={`verdict-${point}`}
        label={title}
        hint={
          <>
            {isFormal(point) ? `${text.formal[point].about} ` : null}
            {check ? found : null}
            {isStale && check && check.note !== '' ? ` ${check.note}` : null}
          </>
        }
        placeholder={text.notChecked}
        options={verdicts.map((value) => ({ value, label: text.verdicts[value] }))}
        value={values[`verdict-${point}`] ?? ''}
        error={errorOf(`verdict-${point}`)}
      />
      <Details summary={text.note} open={note !== '' || errorOf(`note-${point}`) !== undefined}>
        <Field
          kind="textarea"
          lang={lang}
          name={`note-${point}`}
          label={text.noteOn(title)}
          optional
          rows={2}
          value={note}
          error={errorOf(`note-${point}`)}
        />
      </Details>
      {isFormal(point) ? null : (
        <Link href={`${url.page(paths.applicationSubmitted(read.application.id, read.latest.number))}#${anchor(point)}`}>
          {text.readPart}
          <SrOnly>: {title}</SrOnly>
        </Link>
      )}
    </div>
  );
}

const saidBy = ({ checkedBy, checkedAt, number }: Check, lang: Lang): string => {
  const text = completionText[lang];
  return text.checkedBy(checkedBy ?? text.someone, formatDate(dayInStockholm(checkedAt), lang), number);
};
