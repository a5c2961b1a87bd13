import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Actions,
  Alert,
  Button,
  ButtonLink,
  type Content,
  DataTable,
  ErrorSummary,
  Field,
  Form,
  Heading,
  Lede,
  Link,
  Section,
  Sub,
} from '../../../ui/index.ts';
import { type CallState, callKinds } from '../core/call.ts';
import type { Call, CallRecipient, OwnQuestion } from '../queries.ts';
import { callText } from '../text/calls.ts';
import { CallBody, MadeUpNotice, StateTag } from './call-body.tsx';
import { DraftFields, type DraftValues, type Faults } from './forms.tsx';
import type { Listed } from './public.tsx';
import { QuestionFigures } from './question-figures.tsx';

type ListProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly calls: readonly Listed[];
  /** Null for those who do not write calls. */
  readonly make: {
    readonly areas: readonly { readonly value: string; readonly label: string }[];
    readonly values: { readonly area: string; readonly kind: string };
    readonly fault: string | undefined;
    readonly hidden: Readonly<Record<string, string>>;
    readonly action: string;
  } | null;
  readonly top: Content;
};

/** Every call, and a way to make one. */
export function CallsWorkScreen({ lang, url, calls, make, top }: ListProps) {
  const text = callText[lang];
  return (
    <>
      <ErrorSummary lang={lang} errors={make?.fault === undefined ? [] : [{ name: 'area', message: make.fault }]} />
      {top}
      <Heading level={1}>{text.work.heading}</Heading>
      <Lede>{text.work.lede}</Lede>
      <DataTable
        lang={lang}
        caption={text.work.title}
        rows={calls}
        rowKey={({ call }) => call.id}
        empty={<p>{text.work.none}</p>}
        columns={[
          {
            key: 'area',
            header: text.call.area,
            rowHeader: true,
            cell: ({ call }) => (
              <>
                <Link href={url.page(paths.callWork(call.id))}>{call.areaName}</Link>
                <Sub>{text.kinds[call.kind]}</Sub>
              </>
            ),
          },
          { key: 'state', header: text.call.state, cell: ({ state }) => <StateTag lang={lang} state={state} /> },
          { key: 'day', header: text.call.lastDay, cell: ({ call }) => (call.lastDay === null ? '–' : formatDate(call.lastDay, lang)) },
          { key: 'dnr', header: text.call.diaryNumber, cell: ({ call }) => call.diaryNumber ?? '–' },
        ]}
      />
      {make === null ? null : (
        <Section>
          <Heading level={2}>{text.work.make}</Heading>
          <p>{text.work.makeLede}</p>
          <Form action={make.action} hidden={make.hidden}>
            <Field
              lang={lang}
              name="area"
              label={text.work.area}
              kind="select"
              placeholder="–"
              options={make.areas}
              value={make.values.area}
              error={make.fault}
            />
            <Field
              lang={lang}
              name="kind"
              label={text.work.kind}
              kind="select"
              options={callKinds.map((value) => ({ value, label: text.kinds[value] }))}
              value={make.values.kind}
            />
            <Actions>
              <Button>{text.work.make}</Button>
            </Actions>
          </Form>
        </Section>
      )}
    </>
  );
}

type OneProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly call: Call;
  readonly state: CallState;
  readonly questions: readonly OwnQuestion[];
  readonly recipients: readonly CallRecipient[];
  /** What is missing before a draft can be announced. */
  readonly missing: readonly string[];
  readonly may: { readonly write: boolean; readonly publish: boolean };
  readonly form: { readonly values: DraftValues; readonly faults: Faults; readonly hidden: Readonly<Record<string, string>> };
  readonly top: Content;
};

/** A call for those who write it: the draft's form and preview, or what has come of it since it was announced. */
export function CallWorkScreen(props: OneProps) {
  const { lang, url, call, state, missing, may, form, top } = props;
  const text = callText[lang];
  const errors = Object.entries(form.faults).map(([name, message]) => ({ name, message }));
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {top}
      <Heading level={1}>{text.call.title(call.areaName)}</Heading>
      {call.fictitious ? <MadeUpNotice lang={lang} /> : null}
      {state === 'draft' ? <Ready lang={lang} url={url} call={call} missing={missing} may={may} /> : <Since {...props} />}
      {state === 'draft' && may.write ? (
        <Section>
          <Heading level={2}>{text.work.edit}</Heading>
          <Form action={url.page(paths.callWork(call.id))} hidden={form.hidden}>
            <DraftFields lang={lang} values={form.values} faults={form.faults} decided={call.decided} />
            <Actions>
              <Button>{text.work.save}</Button>
            </Actions>
          </Form>
        </Section>
      ) : null}
      {state === 'draft' ? (
        <Section>
          <Heading level={2}>{text.work.preview}</Heading>
          <CallBody lang={lang} url={url} call={call} state={state} hasArea />
        </Section>
      ) : null}
    </>
  );
}

function Ready({ lang, url, call, missing, may }: Pick<OneProps, 'lang' | 'url' | 'call' | 'missing' | 'may'>) {
  const text = callText[lang].work;
  if (missing.length > 0) {
    return (
      <Alert lang={lang} kind="info" title={text.notReady}>
        <ul>
          {missing.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Alert>
    );
  }
  return may.publish ? (
    <Actions>
      <ButtonLink href={url.page(paths.callPublish(call.id))}>{text.publish}</ButtonLink>
    </Actions>
  ) : (
    <Alert lang={lang} kind="info">
      {text.ready}
    </Alert>
  );
}

function Since({ lang, url, call, state, questions, recipients, may }: OneProps) {
  const text = callText[lang];
  return (
    <>
      <p>
        <StateTag lang={lang} state={state} /> <Link href={url.page(paths.call(call.id))}>{text.call.title(call.areaName)}</Link>
      </p>
      {state === 'open' && may.write ? (
        <Actions>
          <ButtonLink href={url.page(paths.callAmend(call.id))} variant="secondary">
            {text.work.amend}
          </ButtonLink>
        </Actions>
      ) : null}
      {state === 'open' && may.publish ? (
        <Actions>
          <ButtonLink href={url.page(paths.callWithdraw(call.id))} variant="secondary">
            {text.work.withdraw}
          </ButtonLink>
        </Actions>
      ) : null}
      <Section>
        <Heading level={2}>{text.work.questions}</Heading>
        <DataTable
          lang={lang}
          caption={text.work.questions}
          rows={questions}
          rowKey={({ id }) => id}
          empty={<p>{text.call.noQuestions}</p>}
          columns={[
            { key: 'question', header: text.fields.question, rowHeader: true, cell: (one) => one.question },
            { key: 'from', header: text.work.from, cell: (one) => one.organisationName },
            {
              key: 'answer',
              header: text.fields.answer,
              cell: (one) =>
                one.answer ??
                (may.write ? <Link href={url.page(paths.callAnswer(call.id, one.id))}>{text.work.answerTitle}</Link> : text.call.waiting),
            },
          ]}
        />
      </Section>
      {questions.length === 0 ? null : <QuestionFigures lang={lang} questions={questions} />}
      <Section>
        <Heading level={2}>{text.work.recipients}</Heading>
        <DataTable
          lang={lang}
          caption={text.work.recipients}
          rows={recipients}
          rowKey={({ organisation }) => organisation}
          columns={[
            { key: 'region', header: text.work.region, rowHeader: true, cell: (one) => one.name },
            {
              key: 'at',
              header: text.work.receivedAt,
              cell: (one) => (one.receivedAt === null ? text.work.notYet : formatDateTime(one.receivedAt, lang)),
            },
          ]}
        />
      </Section>
    </>
  );
}
