import type { LocalDate } from '../../../kernel/date.ts';
import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Alert, Button, DataTable, Form, Heading, Hint, Lede, Link, Panel, Section, SummaryList, Tag } from '../../../ui/index.ts';
import type { Part, PartFault } from '../core/parts.ts';
import type { Answer, Backing, Delegation, Receipt, WrittenPart } from '../queries/answer.ts';
import type { Consultation } from '../queries/consultation.ts';
import { respondText } from '../text/respond.ts';
import { wordText } from '../text/words.ts';
import { MadeUp, StanceTag } from './passages.tsx';

type May = Readonly<Record<'write' | 'propose' | 'endorse' | 'return' | 'submit' | 'withdraw' | 'back', boolean>>;
type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly answer: Answer;
  readonly one: Consultation;
  readonly title: string;
  readonly isOwn: boolean;
  readonly lastDay: LocalDate | null;
  readonly takes: boolean;
  readonly written: readonly WrittenPart[];
  readonly missing: readonly { readonly part: string; readonly faults: readonly PartFault[] }[];
  readonly delegations: readonly Delegation[];
  readonly receipts: readonly Receipt[];
  readonly backings: readonly Backing[];
  readonly hasWritten: boolean;
  readonly may: May;
  readonly hidden: () => Readonly<Record<string, string>>;
};

/** An answer as a whole: its parts, what is to be done next, receipts. */
export function ResponseScreen(props: Props) {
  const { lang, url, answer, one, lastDay, takes, receipts } = props;
  const text = respondText[lang];
  return (
    <>
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{props.title}</Heading>
      <Lede>
        {text.answerOf(answer.jointName ?? answer.organisationName)}{' '}
        <Tag tone={answer.state === 'submitted' ? 'success' : 'info'}>{text.states[answer.state]}</Tag>
      </Lede>
      <SummaryList
        facts={[
          { term: wordText[lang].lastDay, value: lastDay === null ? '–' : wordText[lang].lastDayLong(formatDate(lastDay, lang)) },
          {
            term: wordText[lang].proposal,
            value: <Link href={url.page(paths.consultationPublic(one.id))}>{text.toProposal}</Link>,
          },
        ]}
      />
      {takes ? null : (
        <Alert lang={lang} kind="warning" title={text.overTitle}>
          <p>{answer.standing === null ? text.tooLate : text.overStands}</p>
          {answer.standing === null && props.isOwn && !one.summaryLocked ? (
            <p>
              <Link href={url.page(paths.responsePlead(one.id))}>{text.plead}</Link>
            </p>
          ) : null}
        </Alert>
      )}
      {answer.standing !== null && answer.state !== 'submitted' ? (
        <Alert lang={lang} kind="info">
          <p>{text.standsMeanwhile}</p>
        </Alert>
      ) : null}
      <Section labelledBy="delar">
        <Heading level={2} id="delar">
          {text.parts}
        </Heading>
        <PartTable {...props} />
      </Section>
      {answer.joint === null ? null : <Backings {...props} />}
      <Next {...props} />
      {receipts.length === 0 ? null : (
        <Section labelledBy="kvitton">
          <Heading level={2} id="kvitton">
            {text.receipts}
          </Heading>
          <DataTable
            lang={lang}
            caption={text.receipts}
            rows={receipts}
            rowKey={({ id }) => id}
            columns={[
              { key: 'number', header: text.version, rowHeader: true, cell: ({ number }) => String(number) },
              { key: 'diary', header: text.diaryNumber, cell: ({ diaryNumber }) => diaryNumber },
              { key: 'at', header: text.cameAt, cell: ({ submittedAt }) => formatDateTime(submittedAt, lang) },
              { key: 'hash', header: text.hash, cell: ({ hash }) => <code>{hash.match(/.{1,16}/g)?.join(' ')}</code> },
              {
                key: 'state',
                header: text.status,
                cell: (receipt) =>
                  receipt.stands
                    ? text.stands
                    : receipt.withdrawnAt === null
                      ? text.replaced
                      : text.withdrawn(formatDateTime(receipt.withdrawnAt, lang)),
              },
            ]}
          />
          <Hint>{text.hashHint}</Hint>
        </Section>
      )}
    </>
  );
}

function PartTable({ lang, url, answer, one, written, delegations, may }: Props) {
  const text = respondText[lang];
  const of = (part: Part) => written.find((other) => other.part === part.key);
  return (
    <DataTable
      lang={lang}
      caption={text.parts}
      rows={one.parts}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'part',
          header: wordText[lang].part,
          rowHeader: true,
          cell: (part) => <Link href={url.page(paths.responsePart(answer.id, part.key))}>{part.title[lang]}</Link>,
        },
        {
          key: 'stance',
          header: wordText[lang].stance,
          cell: (part) => {
            const stance = of(part)?.stance;
            return stance ? <StanceTag stance={stance} lang={lang} /> : text.noStance;
          },
        },
        {
          key: 'saved',
          header: text.saved,
          cell: (part) => {
            const own = of(part);
            return own ? `${formatDateTime(own.changedAt, lang)}${own.changedBy === null ? '' : `, ${own.changedBy}`}` : '–';
          },
        },
        {
          key: 'delegated',
          header: text.delegated,
          cell: (part) => {
            const open = delegations.filter((other) => other.part === part.key && other.doneAt === null);
            return open.length === 0
              ? '–'
              : open
                  .map(({ name, due }) => `${name ?? text.someone}${due === null ? '' : ` (${text.by(formatDate(due, lang))})`}`)
                  .join(', ');
          },
        },
        ...(may.write
          ? [
              {
                key: 'do',
                header: text.do,
                cell: (part: Part) => (
                  <Link href={url.page(paths.responsePart(answer.id, part.key))}>
                    {text.write}
                    <span class="sr"> {part.title[lang]}</span>
                  </Link>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Backings({ lang, answer, backings }: Props) {
  const text = respondText[lang];
  const latest = answer.members
    .filter((member) => member !== answer.organisation)
    .map((member) => backings.findLast((one) => one.organisation === member) ?? { organisation: member, name: member, kind: null });
  return (
    <Section labelledBy="bakom">
      <Heading level={2} id="bakom">
        {text.backings}
      </Heading>
      <p>{text.backingsIntro}</p>
      <ul>
        {latest.map((one) => (
          <li key={one.organisation}>
            {one.kind === null
              ? text.notYet(regionName(one.organisation))
              : one.kind === 'backs'
                ? text.backs(one.name)
                : text.attaches(one.name)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const regionName = (organisation: string): string => organisation.replace(/^region-/, 'region ');

/** What can be done now, by this person. */
function Next(props: Props) {
  const { lang, url, answer, may, missing, one, hidden, hasWritten } = props;
  const text = respondText[lang];
  const act = (what: string, label: string, variant: 'primary' | 'secondary' = 'primary') => (
    <Form action={url.page(paths.responseAct(answer.id))} hidden={{ ...hidden(), do: what }} look="plain">
      <Button variant={variant}>{label}</Button>
    </Form>
  );
  const lacking = missing.map(({ part }) => one.parts.find(({ key }) => key === part)?.title[lang] ?? part);
  if (!Object.entries(may).some(([what, can]) => can && what !== 'write')) return null;
  return (
    <Section labelledBy="nasta">
      <Heading level={2} id="nasta">
        {text.next}
      </Heading>
      <Panel>
        {may.propose && lacking.length > 0 ? <p>{text.lacking(lacking.join(', '))}</p> : null}
        {may.propose && lacking.length === 0 ? (
          <>
            <p>{text.proposeWhat}</p>
            {act('propose', text.propose)}
          </>
        ) : null}
        {may.endorse && hasWritten ? <p>{text.ownWriting}</p> : null}
        {may.endorse && !hasWritten ? (
          <>
            <p>{text.endorseWhat}</p>
            <Form action={url.page(paths.responseEndorse(answer.id))} hidden={hidden()} look="plain">
              <Button>{text.endorse}</Button>
            </Form>
          </>
        ) : null}
        {answer.state === 'endorsed' && !may.submit ? <p>{text.endorsedWaits}</p> : null}
        {may.submit ? (
          <>
            <p>{text.submitWhat}</p>
            {act('submit', text.submit)}
          </>
        ) : null}
        {may.back ? (
          <Actions>
            {(['backs', 'attaches'] as const).map((kind) => (
              <Form key={kind} action={url.page(paths.responseBack(answer.id))} hidden={{ ...hidden(), kind }} look="plain">
                <Button variant={kind === 'backs' ? 'primary' : 'secondary'}>{kind === 'backs' ? text.back1 : text.attach}</Button>
              </Form>
            ))}
          </Actions>
        ) : null}
        {may.return || may.withdraw ? (
          <Actions>
            {may.return ? act('return', text.return, 'secondary') : null}
            {may.withdraw ? act('withdraw', text.withdraw, 'secondary') : null}
          </Actions>
        ) : null}
      </Panel>
      <p>
        <Link href={url.page(patterns.responses)}>{text.back}</Link>
      </p>
    </Section>
  );
}
