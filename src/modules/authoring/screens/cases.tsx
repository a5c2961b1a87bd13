import { paths } from '../../../kernel/paths.ts';
import {
  Actions,
  Alert,
  Button,
  ButtonLink,
  DataTable,
  Details,
  ErrorSummary,
  Field,
  Form,
  Heading,
  Lede,
  Section,
  SrOnly,
  Sub,
  Tag,
} from '../../../ui/index.ts';
import type { CaseRun } from '../../definitions/index.ts';
import { text } from '../text/authoring.ts';
import type { Doc, Judgement } from '../world.ts';
import { DocHeading, type Place } from './common.tsx';

type Props = Place & {
  readonly doc: Doc;
  readonly judgement: Judgement;
  readonly hidden: () => Readonly<Record<string, string>>;
  readonly given?: string | undefined;
  readonly faults?: readonly string[];
  readonly isStale?: boolean;
};

/** The saved cases, run against the definition now. */
export function CasesPage({ doc, lang, url, judgement, hidden, given, faults = [], isStale = false }: Props) {
  const t = text[lang];
  const { runs, failing } = judgement;
  const isOpen = doc.draft?.status === 'draft';
  const passing = runs.filter((run) => run.differences.length === 0);
  const version = String(doc.draft?.version);
  const action = url.page(paths.definitionCases(doc.ref));
  const table = (rows: readonly CaseRun[], caption: string) => <CaseTable lang={lang} rows={rows} caption={caption} isOpen={isOpen} />;
  const tables = (
    <>
      {failing.length > 0 ? (
        <Section labelledBy="avviker">
          <Heading level={2} id="avviker">
            {t.failing}
          </Heading>
          {table(failing, t.failing)}
          {isOpen ? (
            <p class="actions">
              <Button variant="secondary" name="do" value="accept">
                {t.acceptAll}
              </Button>
              <span class="hint">{t.acceptHint}</span>
            </p>
          ) : null}
        </Section>
      ) : null}
      {passing.length > 0 ? (
        <Section>
          <Details summary={t.passing(passing.length)} open={failing.length === 0}>
            {table(passing, t.passing(passing.length))}
          </Details>
        </Section>
      ) : null}
    </>
  );
  return (
    <>
      <ErrorSummary lang={lang} errors={faults.map((message) => ({ name: 'fall', message }))} />
      <DocHeading doc={doc} lang={lang} title={t.casesTitle} />
      <Lede>{t.casesLede}</Lede>
      {isStale ? (
        <Alert lang={lang} kind="warning" title={t.staleTitle} live>
          <p>{t.staleMove}</p>
        </Alert>
      ) : null}
      <Alert lang={lang} kind={failing.length > 0 ? 'warning' : 'success'}>
        <p>{runs.length === 0 ? t.noCases : failing.length > 0 ? t.casesFail(failing.length, runs.length) : t.casesPass(runs.length)}</p>
      </Alert>
      {isOpen ? (
        <Form action={action} hidden={{ ...hidden(), version }} label={t.casesTitle} look="plain">
          {tables}
        </Form>
      ) : (
        tables
      )}
      {isOpen ? (
        <Section labelledBy="lagg-till">
          <Heading level={2} id="lagg-till">
            {t.addCases}
          </Heading>
          <Form action={action} hidden={{ ...hidden(), version }} label={t.addCases}>
            <Field
              lang={lang}
              kind="textarea"
              name="fall"
              label={t.casesJson}
              hint={t.casesJsonHint}
              rows={8}
              value={given}
              error={faults.length > 0 ? faults.join(' ') : undefined}
            />
            <Actions>
              <Button variant="secondary" name="do" value="import">
                {t.addCasesButton}
              </Button>
            </Actions>
          </Form>
        </Section>
      ) : null}
      <p class="actions">
        <ButtonLink href={url.page(paths.definitionDoc(doc.ref))} variant="tertiary">
          {t.back}
        </ButtonLink>
      </p>
    </>
  );
}

function CaseTable({ lang, rows, caption, isOpen }: { lang: Place['lang']; rows: readonly CaseRun[]; caption: string; isOpen: boolean }) {
  const t = text[lang];
  const expected = ({ case: { expect } }: CaseRun): string =>
    'fault' in expect ? `${t.faults}: ${expect.fault}` : t.result[expect.result];
  return (
    <DataTable
      lang={lang}
      caption={caption}
      rows={rows}
      rowKey={(run) => run.case.id}
      columns={[
        {
          key: 'case',
          header: t.case,
          rowHeader: true,
          cell: (run) => (
            <>
              {run.case.title}
              <Sub>{run.case.id}</Sub>
            </>
          ),
        },
        { key: 'expected', header: t.expected, cell: expected },
        {
          key: 'outcome',
          header: t.outcome,
          cell: (run) => (
            <>
              <Tag tone={run.differences.length > 0 ? 'danger' : 'success'}>{run.differences.length > 0 ? t.fail : t.pass}</Tag>
              {run.differences.map((one) => (
                <Sub key={`${one.what} ${one.expected}`}>{t.differs(one.what, one.expected, one.got)}</Sub>
              ))}
            </>
          ),
        },
        ...(isOpen
          ? [
              {
                key: 'do',
                header: t.remove,
                cell: (run: CaseRun) => (
                  <Button variant="tertiary" tone="danger" name="do" value={`remove:${run.case.id}`}>
                    {t.remove} <SrOnly>{run.case.id}</SrOnly>
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
