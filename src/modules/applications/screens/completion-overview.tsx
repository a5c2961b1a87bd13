import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Alert, Button, DataTable, Form, Heading, Lede, Link, Panel, Section, SummaryList, Tag } from '../../../ui/index.ts';
import { type Call, type OwnQuestion, QuestionFigures } from '../../calls/index.ts';
import { completionState } from '../core/completion.ts';
import type { Application } from '../queries/application.ts';
import type { InCall } from '../queries/completion.ts';
import type { Applicant, Invited } from '../queries/completion-overview.ts';
import { completionText } from '../text/completion.ts';
import { momentOf } from '../text/moment.ts';
import { MadeUp } from './made-up.tsx';

export type OverviewProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly call: Call;
  readonly isOpened: boolean;
  readonly invited: readonly Invited[];
  readonly applications: readonly Application[];
  readonly standings: readonly InCall[];
  readonly questions: readonly OwnQuestion[];
  /** Whether the case waits for nothing more, and can be let go on. */
  readonly maySettle: boolean;
  readonly hidden: Readonly<Record<string, string>>;
};

const tones = {
  draft: 'neutral',
  unchecked: 'neutral',
  checking: 'info',
  asked: 'warning',
  answered: 'info',
  complete: 'success',
  dismissed: 'neutral',
  withdrawn: 'neutral',
} as const;

/** How far a call has come, region by region. While it is sealed no more is said than that something has come. */
export function OverviewScreen(props: OverviewProps) {
  const { lang, url, call, isOpened, maySettle, hidden } = props;
  const text = completionText[lang].overview;
  return (
    <>
      <MadeUp lang={lang} fictitious={call.fictitious} />
      <Heading level={1}>{text.title(call.areaName)}</Heading>
      <Lede>{text.lede}</Lede>
      <p>
        <Link href={url.page(paths.applicationsIn(call.id))}>{text.toIncoming}</Link>
      </p>
      {isOpened ? null : (
        <Alert lang={lang} kind="info">
          <p>{text.sealed}</p>
        </Alert>
      )}
      {maySettle ? (
        <Panel>
          <Heading level={2}>{text.settle}</Heading>
          <p>{text.settleHint}</p>
          <Form action={url.page(paths.applicationsSettle(call.id))} look="plain" hidden={hidden}>
            <Button>{text.settleButton}</Button>
          </Form>
        </Panel>
      ) : null}
      <Figures {...props} />
      <QuestionFigures lang={lang} questions={props.questions} />
      <Regions {...props} />
    </>
  );
}

function Figures({ lang, invited, standings, isOpened }: OverviewProps) {
  const text = completionText[lang].overview;
  const of = (n: number): string => text.of(n, invited.length);
  const complete = standings.filter(({ judged }) => judged === 'complete').length;
  const sent = standings.filter(({ state }) => state !== 'draft').length;
  return (
    <Section labelledBy="siffror">
      <Heading level={2} id="siffror">
        {text.figures}
      </Heading>
      <SummaryList
        facts={[
          { term: text.received, value: of(invited.filter(({ receivedAt }) => receivedAt !== null).length) },
          { term: text.begun, value: of(invited.filter(({ begunAt }) => begunAt !== null).length) },
          { term: text.sent, value: of(invited.filter(({ hasSent }) => hasSent).length) },
          ...(isOpened ? [{ term: text.states.complete, value: text.of(complete, sent) }] : []),
        ]}
      />
    </Section>
  );
}

function Regions({ lang, url, invited, applications, standings }: OverviewProps) {
  const text = completionText[lang].overview;
  const day = (at: Date | null): string => (at === null ? text.none : formatDate(dayInStockholm(at), lang));
  return (
    <Section labelledBy="regioner">
      <Heading level={2} id="regioner">
        {text.invited}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.invited}
        rows={invited}
        rowKey={({ organisation }) => organisation}
        narrow="stack"
        columns={[
          { key: 'name', header: text.region, rowHeader: true, cell: ({ name }) => name },
          { key: 'received', header: text.received, cell: ({ receivedAt }) => day(receivedAt) },
          { key: 'begun', header: text.begun, cell: ({ begunAt }) => day(begunAt) },
          { key: 'sent', header: text.sent, cell: ({ firstAt }) => (firstAt === null ? text.none : momentOf(firstAt, lang)) },
          {
            key: 'check',
            header: text.completeness,
            cell: ({ organisation }) => {
              const own = applications.filter((one) => one.organisation === organisation && one.state !== 'draft');
              if (own.length === 0) return text.none;
              return own.map((one) => (
                <Standing
                  key={one.id}
                  lang={lang}
                  url={url}
                  one={one}
                  standing={standings.find(({ application }) => application === one.id)}
                />
              ));
            },
          },
          {
            key: 'reminded',
            header: `${text.reminded} (${text.daysBefore})`,
            cell: ({ reminded }) => text.remindedDays(reminded) || text.none,
          },
        ]}
      />
    </Section>
  );
}

type StandingProps = Pick<OverviewProps, 'lang' | 'url'> & { readonly one: Application; readonly standing: InCall | undefined };

function Standing({ lang, url, one, standing }: StandingProps) {
  const text = completionText[lang].overview;
  if (!standing) return null;
  const { state, judged, round, checked, lastDay } = standing;
  const found = completionState({ application: state, judged, round, checked });
  return (
    <p>
      <Link href={url.page(paths.applicationReview(one.id))}>{one.unitName === '' ? one.organisationName : one.unitName}</Link>{' '}
      <Tag tone={tones[found]}>{text.states[found]}</Tag>
      {lastDay ? ` ${text.until(formatDate(lastDay, lang))}` : null}
    </p>
  );
}

export type ApplicantsProps = Pick<OverviewProps, 'lang' | 'url' | 'call'> & {
  readonly isOpened: boolean;
  readonly applicants: readonly Applicant[];
};

/** Who has applied, for everyone, once the call has been opened. */
export function ApplicantsScreen({ lang, url, call, isOpened, applicants }: ApplicantsProps) {
  const text = completionText[lang].applicants;
  return (
    <>
      <MadeUp lang={lang} fictitious={call.fictitious} />
      <Heading level={1}>{text.title(call.areaName)}</Heading>
      <Lede>{isOpened ? text.lede : text.sealed}</Lede>
      {isOpened ? (
        <DataTable
          lang={lang}
          caption={text.title(call.areaName)}
          rows={applicants}
          rowKey={({ organisation, unit, firstAt }) => `${organisation} ${unit} ${firstAt.toISOString()}`}
          narrow="stack"
          empty={<p>{text.nobody}</p>}
          columns={[
            { key: 'region', header: text.region, rowHeader: true, cell: ({ region }) => region },
            {
              key: 'unit',
              header: text.unit,
              cell: ({ hospital, unit }) => [hospital, unit].filter((word) => word !== '').join(', ') || '–',
            },
            { key: 'first', header: text.firstAt, cell: ({ firstAt }) => formatDate(dayInStockholm(firstAt), lang) },
            { key: 'state', header: text.state, cell: ({ state }) => text.states[state] },
          ]}
        />
      ) : null}
      <p>
        <Link href={url.page(paths.call(call.id))}>{text.call}</Link>
      </p>
    </>
  );
}
