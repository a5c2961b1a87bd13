import { formatDateTime, formatList, type Lang } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import {
  Alert,
  Button,
  ButtonLink,
  type Content,
  DataTable,
  ErrorSummary,
  Field,
  Form,
  Heading,
  Hint,
  Lede,
  Link,
  Radios,
  Section,
  SrOnly,
  Stack,
  Sub,
  SummaryList,
  Tag,
} from '../../../ui/index.ts';
import type { CareCase, Participant } from '../../cases/index.ts';
import { type Document, DocumentList } from '../../documents/index.ts';
import type { LockReason } from '../commands/kit.ts';
import { type PartKey, partKeys } from '../core/basis.ts';
import { partTitle } from '../core/passages.ts';
import type { Comment, Edition, PartVersion, StandRow } from '../queries.ts';
import { basisText } from '../text/basis.ts';

type Hidden = () => Readonly<Record<string, string>>;
type Place = { readonly lang: Lang; readonly url: Urls };

/** Says that a case is made up, on every page of it. */
export function MadeUp({ lang, fictitious }: { readonly lang: Lang; readonly fictitious: boolean }) {
  const text = basisText[lang];
  return fictitious ? (
    <Alert lang={lang} kind="warning" title={text.madeUp}>
      <p>{text.madeUpBody}</p>
    </Alert>
  ) : null;
}

export type OverviewProps = Place & {
  readonly careCase: CareCase;
  readonly area: string;
  readonly editions: readonly Edition[];
  /** The open one, or the one that was locked last. */
  readonly edition: Edition | undefined;
  readonly parts: ReadonlyMap<PartKey, PartVersion>;
  readonly comments: readonly Comment[];
  readonly members: readonly Participant[];
  readonly stands: readonly StandRow[];
  readonly reasons: readonly LockReason[];
  readonly documents: readonly Document[];
  readonly hidden: Hidden;
  /** What this person may do now. */
  readonly may: {
    readonly begin: boolean;
    readonly write: boolean;
    readonly stand: boolean;
    readonly lock: boolean;
    readonly reopen: 'reopened' | 'revision' | null;
  };
  readonly standForm: { readonly stand: string; readonly said: string };
  readonly reasonValue: string;
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  readonly top?: Content;
};

/** The basis of a case: its parts, who has taken a stand, what is left, and what can be done. */
export function OverviewScreen(props: OverviewProps) {
  const { lang, url, careCase, area, edition, may, hidden } = props;
  const text = basisText[lang];
  return (
    <>
      <ErrorSummary lang={lang} errors={props.errors} />
      {props.top}
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.title(area)}</Heading>
      <Lede>{text.lede}</Lede>
      {edition ? (
        <Facts {...props} edition={edition} />
      ) : (
        <p>{careCase.state === 'review' ? text.notBegun : `${text.notBegun} ${text.onlyInReview}`}</p>
      )}
      {may.begin ? (
        <Form action={url.page(paths.basisAct(careCase.id))} hidden={hidden()} look="plain">
          <Button name="do" value="begin">
            {text.begin}
          </Button>
        </Form>
      ) : null}
      {edition ? (
        <>
          <Parts {...props} edition={edition} />
          <Stands {...props} edition={edition} />
          {may.stand ? <StandForm {...props} edition={edition} /> : null}
          {edition.status === 'open' ? <Locking {...props} edition={edition} /> : null}
        </>
      ) : null}
      {may.reopen ? <Reopening {...props} origin={may.reopen} /> : null}
      <Editions {...props} />
    </>
  );
}

type With = OverviewProps & { readonly edition: Edition };

function Facts({ lang, edition }: With) {
  const { facts, ...text } = basisText[lang];
  return (
    <SummaryList
      facts={[
        { term: facts.edition, value: `${text.editionName(edition.edition)}: ${text.origin[edition.origin].toLowerCase()}` },
        {
          term: facts.status,
          value: <Tag tone={edition.status === 'open' ? 'info' : 'success'}>{text.status[edition.status]}</Tag>,
        },
        { term: facts.version, value: String(edition.version) },
        ...(edition.reason === null ? [] : [{ term: facts.reason, value: edition.reason }]),
        ...(edition.lockedAt
          ? [{ term: facts.locked, value: facts.lockedBy(formatDateTime(edition.lockedAt, lang), edition.lockedByName ?? text.unknown) }]
          : []),
        ...(edition.diaryNumber === null ? [] : [{ term: facts.diary, value: edition.diaryNumber }]),
      ]}
    />
  );
}

function Parts({ lang, url, careCase, edition, parts, comments, reasons, may }: With) {
  const text = basisText[lang];
  const left = (part: PartKey): number => {
    const found = reasons.find((reason) => reason.kind === 'unready' && reason.part === part);
    return found?.kind === 'unready' ? found.count : 0;
  };
  return (
    <Section labelledBy="delar">
      <Heading level={2} id="delar">
        {text.partsTitle}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.partsTitle}
        rows={partKeys}
        rowKey={(part) => part}
        columns={[
          {
            key: 'part',
            header: text.part,
            rowHeader: true,
            cell: (part) => <Link href={url.page(paths.basisPart(careCase.id, part))}>{partTitle(part)[lang]}</Link>,
          },
          {
            key: 'saved',
            header: text.saved,
            cell: (part) => {
              const now = parts.get(part);
              if (!now || (now.version === 1 && now.action === 'begin')) return text.notWritten;
              return text.savedBy(formatDateTime(now.at, lang), now.personName ?? text.unknown);
            },
          },
          ...(edition.status === 'open'
            ? [
                {
                  key: 'left',
                  header: text.left,
                  cell: (part: PartKey) => (left(part) > 0 ? text.partLeft(left(part)) : <Tag tone="success">{text.partWhole}</Tag>),
                },
                {
                  key: 'comments',
                  header: text.comments,
                  numeric: true,
                  cell: (part: PartKey) => String(comments.filter((one) => one.part === part && one.resolvedAt === null).length),
                },
              ]
            : []),
          ...(may.write
            ? [
                {
                  key: 'write',
                  header: text.write,
                  cell: (part: PartKey) => (
                    <ButtonLink href={url.page(paths.basisEdit(careCase.id, part))} variant="secondary">
                      {text.write} <SrOnly>{partTitle(part)[lang]}</SrOnly>
                    </ButtonLink>
                  ),
                },
              ]
            : []),
        ]}
      />
      {may.write ? (
        <p class="actions">
          <ButtonLink href={url.page(paths.basisLibrary(careCase.id))} variant="tertiary">
            {text.library}
          </ButtonLink>
          <ButtonLink href={url.page(paths.definitionsWork)} variant="tertiary">
            {text.allDefinitions}
          </ButtonLink>
        </p>
      ) : null}
    </Section>
  );
}

function Stands({ lang, edition, members, stands }: With) {
  const text = basisText[lang];
  const standOf = (person: string): StandRow | undefined => stands.find((one) => one.person === person);
  // What was approved was the last version before locking, which itself counts as one.
  const present = edition.status === 'locked' ? edition.version - 1 : edition.version;
  return (
    <Section labelledBy="stallning">
      <Heading level={2} id="stallning">
        {text.standsTitle}
      </Heading>
      <Hint>{text.standsLede}</Hint>
      <DataTable
        lang={lang}
        caption={text.standsTitle}
        rows={members}
        rowKey={({ person }) => person}
        empty={<p>{text.standsNone}</p>}
        columns={[
          {
            key: 'member',
            header: text.member,
            rowHeader: true,
            cell: (one) => (
              <>
                {one.name}
                {one.capacity === 'expert-chair' ? <Sub>{text.chair}</Sub> : null}
              </>
            ),
          },
          {
            key: 'stand',
            header: text.stand,
            cell: ({ person }) => {
              const own = standOf(person);
              if (!own) return text.waits;
              const said = own.stand === 'approve' ? text.approves : text.dissents;
              return (
                <>
                  <Tag tone={own.version !== present ? 'neutral' : own.stand === 'approve' ? 'success' : 'warning'}>{said}</Tag>
                  {own.version === present ? null : <Sub>{text.lapsed}</Sub>}
                  {own.said === null ? null : <p lang="sv">{own.said}</p>}
                </>
              );
            },
          },
          {
            key: 'at',
            header: text.standAt,
            cell: ({ person }) => {
              const own = standOf(person);
              return own ? formatDateTime(own.at, lang) : '';
            },
          },
        ]}
      />
    </Section>
  );
}

function StandForm({ lang, url, careCase, edition, hidden, standForm, errors }: With) {
  const text = basisText[lang];
  const error = (name: string) => errors.find((one) => one.name === name)?.message;
  return (
    <Section labelledBy="ta-stallning">
      <Heading level={2} id="ta-stallning">
        {text.yourStand}
      </Heading>
      <p>{text.standReadFirst(edition.version)}</p>
      <Form action={url.page(paths.basisStand(careCase.id))} hidden={{ ...hidden(), version: String(edition.version) }}>
        <Radios
          lang={lang}
          name="stand"
          label={text.standChoice}
          value={standForm.stand}
          error={error('stand')}
          choices={[
            { value: 'approve', label: text.approves },
            { value: 'dissent', label: text.dissents },
          ]}
        />
        <Field
          lang={lang}
          kind="textarea"
          name="said"
          label={text.dissentText}
          hint={text.dissentHint}
          optional
          value={standForm.said}
          error={error('said')}
        />
        <Button>{text.standSend}</Button>
      </Form>
    </Section>
  );
}

/** Why it cannot be locked, in words. */
export function reasonText(lang: Lang, reason: LockReason, members: readonly Participant[]): string {
  const { lockFaults: says } = basisText[lang];
  switch (reason.kind) {
    case 'no-members':
    case 'all-dissent':
    case 'executable-gone':
      return says[reason.kind];
    case 'waiting':
      return says.waiting(
        reason.people.length,
        formatList(
          reason.people.map((person) => members.find((one) => one.person === person)?.name ?? basisText[lang].unknown),
          lang,
        ),
      );
    case 'open-comments':
    case 'cases':
      return says[reason.kind](reason.count);
    case 'unready':
      return says.unready(partTitle(reason.part)[lang], reason.count);
    case 'contradiction':
      return says.contradiction(reason.says[lang]);
    case 'reason':
      return says.reason(partTitle(reason.part)[lang]);
  }
}

function Locking({ lang, url, careCase, edition, reasons, members, may, hidden }: With) {
  const text = basisText[lang];
  return (
    <Section labelledBy="las">
      <Heading level={2} id="las">
        {text.lockTitle}
      </Heading>
      <Stack>
        <p>{text.lockLede}</p>
        {reasons.length > 0 ? (
          <Alert lang={lang} kind="info" title={text.lockNot} level={3}>
            <ul>
              {reasons.map((reason) => {
                const said = reasonText(lang, reason, members);
                return <li key={said}>{said}</li>;
              })}
            </ul>
          </Alert>
        ) : may.lock ? (
          <Form action={url.page(paths.basisLock(careCase.id))} hidden={{ ...hidden(), version: String(edition.version) }} look="plain">
            <Button>{text.lock}</Button>
          </Form>
        ) : (
          <Hint>{text.onlyChair}</Hint>
        )}
      </Stack>
    </Section>
  );
}

function Reopening({ lang, url, careCase, origin, hidden, reasonValue, errors }: OverviewProps & { origin: 'reopened' | 'revision' }) {
  const text = basisText[lang];
  const isRevision = origin === 'revision';
  return (
    <Section labelledBy="oppna">
      <Heading level={2} id="oppna">
        {isRevision ? text.reviseTitle : text.reopenTitle}
      </Heading>
      <p>{isRevision ? text.reviseLede : text.reopenLede}</p>
      <Form action={url.page(paths.basisAct(careCase.id))} hidden={hidden()}>
        <Field
          lang={lang}
          kind="textarea"
          name="reason"
          label={text.reasonField}
          rows={3}
          value={reasonValue}
          error={errors.find(({ name }) => name === 'reason')?.message}
        />
        <Button variant="secondary" name="do" value={isRevision ? 'revise' : 'reopen'}>
          {isRevision ? text.revise : text.reopen}
        </Button>
      </Form>
    </Section>
  );
}

function Editions({ lang, url, careCase, editions, documents }: OverviewProps) {
  const { facts, ...text } = basisText[lang];
  const locked = editions.filter(({ status }) => status === 'locked');
  if (locked.length === 0) return null;
  return (
    <Section labelledBy="upplagor">
      <Heading level={2} id="upplagor">
        {text.editionsTitle}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.editionsTitle}
        rows={locked}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'edition',
            header: facts.edition,
            rowHeader: true,
            cell: ({ edition }) => <Link href={url.page(paths.basisEdition(careCase.id, edition))}>{text.editionName(edition)}</Link>,
          },
          { key: 'origin', header: facts.status, cell: ({ origin }) => text.origin[origin] },
          { key: 'locked', header: facts.locked, cell: ({ lockedAt }) => (lockedAt ? formatDateTime(lockedAt, lang) : '') },
          { key: 'diary', header: facts.diary, cell: ({ diaryNumber }) => diaryNumber ?? '' },
        ]}
      />
      {editions.some(({ origin }) => origin === 'revision') ? (
        <p>
          <Link href={url.page(paths.basisChanges(careCase.id))}>{text.changesLink}</Link>
        </p>
      ) : null}
      <Heading level={3}>{text.documentsTitle}</Heading>
      <DocumentList lang={lang} url={url} documents={documents} caption={text.documentsTitle} />
    </Section>
  );
}
