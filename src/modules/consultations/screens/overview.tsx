import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Actions,
  Alert,
  Button,
  type Content,
  ErrorSummary,
  Field,
  Form,
  Heading,
  Lede,
  Link,
  Panel,
  Section,
  SummaryList,
  Tag,
} from '../../../ui/index.ts';
import { type Document, DocumentList } from '../../documents/index.ts';
import type { Addressee, Consultation, Extension } from '../queries/consultation.ts';
import type { Submission } from '../queries/incoming.ts';
import { commonText } from '../text/common.ts';
import { officerText } from '../text/officer.ts';
import { wordText } from '../text/words.ts';
import { Asked } from './asked.tsx';
import { MadeUp } from './passages.tsx';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly one: Consultation;
  readonly addressees: readonly Addressee[];
  readonly submissions: readonly Submission[];
  readonly documents: readonly Document[];
  readonly extensions: readonly Extension[];
  readonly tally: { readonly standing: number; readonly waiting: number; readonly pleas: number };
  readonly faults: Readonly<Record<string, string>>;
  readonly isOver: boolean;
  readonly isOfficer: boolean;
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  readonly hidden: () => Readonly<Record<string, string>>;
  readonly top: Content;
};

/** One consultation for those who run it: what is to be done, who has answered, extensions. */
export function OverviewScreen(props: Props) {
  const { lang, url, one, tally } = props;
  const text = officerText[lang];
  const words = wordText[lang];
  return (
    <>
      <ErrorSummary lang={lang} errors={props.errors} />
      {props.top}
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{text.titleOf(one.areaName)}</Heading>
      <Lede>
        <Tag tone={one.state === 'open' ? 'success' : 'neutral'}>{words.stateNames[one.state]}</Tag>
      </Lede>
      <SummaryList
        facts={[
          { term: words.lastDay, value: one.lastDay === null ? words.noDay : words.lastDayLong(formatDate(one.lastDay, lang)) },
          { term: words.whoMay, value: one.openToAll ? words.openToAll : words.onlyAsked },
          ...(one.diaryNumber === null ? [] : [{ term: text.diaryNumber, value: one.diaryNumber }]),
          ...(one.openedAt === null ? [] : [{ term: text.opened, value: formatDateTime(one.openedAt, lang) }]),
          ...(one.closedAt === null ? [] : [{ term: text.closed, value: formatDateTime(one.closedAt, lang) }]),
          ...(one.state === 'draft' ? [] : [{ term: text.answers, value: text.answerCount(tally.standing) }]),
          { term: text.case, value: <Link href={url.page(paths.careCase(one.careCase))}>{text.toCase}</Link> },
        ]}
      />
      {one.state === 'draft' ? <Preparing {...props} /> : <Ways {...props} />}
      {one.state === 'open' && props.isOfficer ? <Running {...props} /> : null}
      {one.state === 'draft' ? null : <Asked {...props} />}
      {props.documents.length === 0 ? null : <DocumentList lang={lang} url={url} documents={props.documents} caption={text.letter} />}
    </>
  );
}

function Preparing({ lang, url, one, addressees, faults, isOfficer, hidden }: Props) {
  const text = officerText[lang];
  const codes = Object.entries(faults);
  return (
    <Section labelledBy="forbered">
      <Heading level={2} id="forbered">
        {text.prepare}
      </Heading>
      <ul>
        <li>
          {isOfficer ? <Link href={url.page(paths.consultationLetter(one.id))}>{text.letter}</Link> : text.letter}:{' '}
          {one.letter === '' ? text.notWritten : text.isWritten}
        </li>
        <li>
          {isOfficer ? <Link href={url.page(paths.consultationAddressees(one.id))}>{text.addressees}</Link> : text.addressees}:{' '}
          {text.addresseeCount(addressees.length)}
        </li>
        <li>
          <Link href={url.page(paths.consultationPreview(one.id))}>{text.preview}</Link>
        </li>
      </ul>
      {codes.length === 0 ? null : (
        <Alert lang={lang} kind="info" title={text.lacks} level={3}>
          <ul>
            {codes.map(([field, code]) => (
              <li key={field}>
                {text.fields[field] ?? field}: {commonText[lang].faults[code] ?? commonText[lang].faults.other}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {isOfficer ? (
        <Actions>
          {codes.length > 0 ? null : (
            <Form action={url.page(paths.consultationOpen(one.id))} hidden={hidden()} look="plain">
              <Button>{text.open}</Button>
            </Form>
          )}
          <Form action={url.page(paths.consultation(one.id))} hidden={hidden()} look="plain">
            <Button variant="secondary">{text.renew}</Button>
          </Form>
        </Actions>
      ) : null}
    </Section>
  );
}

function Ways({ lang, url, one, tally }: Props) {
  const text = officerText[lang];
  const ways: readonly (readonly [string, string])[] = [
    [paths.consultationMatrix(one.id), text.toMatrix(tally.standing)],
    [paths.consultationIncoming(one.id), text.toIncoming(tally.waiting + tally.pleas)],
    [paths.consultationThemes(one.id), text.toThemes],
    [paths.consultationSummary(one.id), text.toSummary],
    ...(one.state === 'closed' ? [[paths.consultationExperts(one.id), text.toExperts] as const] : []),
    [paths.consultationPublic(one.id), text.toPublic],
  ];
  return (
    <Section labelledBy="arbeta">
      <Heading level={2} id="arbeta">
        {text.work}
      </Heading>
      <ul>
        {ways.map(([path, label]) => (
          <li key={path}>
            <Link href={url.page(path)}>{label}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Running({ lang, url, one, addressees, isOver, errors, hidden }: Props) {
  const text = officerText[lang];
  const error = (name: string): string | undefined => errors.find((other) => other.name === name)?.message;
  return (
    <Section labelledBy="tid">
      <Heading level={2} id="tid">
        {text.time}
      </Heading>
      {isOver ? (
        <Panel>
          <p>{text.closeWhat}</p>
          <Form action={url.page(paths.consultationClose(one.id))} hidden={hidden()} look="plain">
            <Button>{text.close}</Button>
          </Form>
        </Panel>
      ) : (
        <p>{text.closeLater}</p>
      )}
      <Form action={url.page(paths.consultationExtend(one.id))} hidden={hidden()}>
        <Heading level={3}>{text.extend}</Heading>
        <Field
          lang={lang}
          kind="select"
          name="addressee"
          label={text.forWhom}
          placeholder={text.forAll}
          options={addressees.map(({ id, name }) => ({ value: id, label: name }))}
          optional
        />
        <Field lang={lang} kind="date" name="to" label={text.newDay} error={error('to')} />
        <Field
          lang={lang}
          kind="textarea"
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          rows={3}
          error={error('reason')}
          maxLength={2000}
        />
        <Actions>
          <Button variant="secondary">{text.extendButton}</Button>
        </Actions>
      </Form>
    </Section>
  );
}
