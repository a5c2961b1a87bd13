import { formatDate, formatDateTime, formatList, type Lang } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
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
  Hint,
  Lede,
  Link,
  Section,
  Stack,
  Sub,
  SummaryList,
  Tag,
} from '../../../ui/index.ts';
import type { CareCase } from '../../cases/index.ts';
import { type ApprovedBasis, MadeUp } from '../../proposals/index.ts';
import {
  type Difference,
  Differences,
  type FieldWords,
  FormFields,
  type Options,
  type Field as Spec,
  type Values,
} from '../../work/index.ts';
import { unitsIn } from '../commands/decide.ts';
import { contentOf, departuresFrom } from '../core/content.ts';
import type { Ruling, RulingVersion } from '../queries.ts';
import { rulingsText } from '../text/rulings.ts';

type Hidden = () => Readonly<Record<string, string>>;
type Place = { readonly lang: Lang; readonly url: Urls; readonly careCase: CareCase; readonly area: string };

export type RulingProps = Place & {
  readonly ruling: Ruling | undefined;
  readonly versions: readonly RulingVersion[];
  readonly values: Values;
  readonly basis: ApprovedBasis | undefined;
  /** What keeps it from being decided, in words. */
  readonly obstacles: readonly string[];
  readonly may: {
    readonly begin: boolean;
    readonly write: boolean;
    readonly withdraw: boolean;
    readonly decide: boolean;
    readonly giveBack: boolean;
    readonly isOwn: boolean;
  };
  readonly hidden: Hidden;
  readonly reason: { readonly value: string; readonly error: string | undefined };
  readonly top?: Content;
};

/** The decision of a case: what it says, what is missing, and what can be done with it. */
export function RulingScreen(props: RulingProps) {
  const { lang, url, careCase, area, ruling, obstacles, may, hidden, reason } = props;
  const text = rulingsText[lang];
  const version = String(ruling?.version ?? 0);
  const returned = ruling?.status === 'returned' ? props.versions.findLast(({ action }) => action === 'return') : undefined;
  return (
    <>
      <ErrorSummary lang={lang} errors={reason.error === undefined ? [] : [{ name: 'reason', message: reason.error }]} />
      {props.top}
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.title(area)}</Heading>
      <Lede>{text.lede}</Lede>
      {returned ? (
        <Alert lang={lang} kind="warning">
          <p>{text.returned(returned.personName ?? text.unknown, returned.note ?? '')}</p>
        </Alert>
      ) : null}
      {ruling ? <RulingFacts {...props} ruling={ruling} /> : <p>{props.basis ? text.none : text.noBasis}</p>}
      {may.begin ? (
        <Form action={url.page(paths.rulingAct(careCase.id))} hidden={hidden()} look="plain">
          <Button name="do" value="begin">
            {text.begin}
          </Button>
        </Form>
      ) : null}
      {ruling && ruling.status !== 'decided' && obstacles.length > 0 ? (
        <Alert lang={lang} kind="info" title={text.cannot}>
          <ul>
            {obstacles.map((said) => (
              <li key={said}>{said}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {may.write ? (
        <p class="actions">
          <ButtonLink href={url.page(paths.rulingEdit(careCase.id))}>{text.write}</ButtonLink>
        </p>
      ) : null}
      {may.withdraw ? (
        <Form action={url.page(paths.rulingAct(careCase.id))} hidden={{ ...hidden(), version }} look="plain">
          <Button variant="tertiary" tone="danger" name="do" value="withdraw">
            {text.withdraw}
          </Button>
        </Form>
      ) : null}
      {may.giveBack ? <Deciding {...props} version={version} /> : null}
      {ruling?.status === 'decided' ? (
        <p>
          <Link href={url.page(paths.rulingPublic(ruling.id))}>{text.open.documents}</Link>
        </p>
      ) : null}
      {ruling ? <History {...props} /> : null}
    </>
  );
}

function RulingFacts({ lang, url, careCase, ruling, values, basis }: RulingProps & { readonly ruling: Ruling }) {
  const { facts, ...text } = rulingsText[lang];
  const content = contentOf(values);
  const departs = basis ? departuresFrom(basis.basis, content) : [];
  const tone = ruling.status === 'decided' ? 'success' : ruling.status === 'returned' ? 'warning' : 'info';
  return (
    <SummaryList
      facts={[
        { term: facts.status, value: <Tag tone={tone}>{text.statuses[ruling.status]}</Tag> },
        { term: facts.outcome, value: text.outcomes[content.outcome] },
        ...(content.slots ? [{ term: facts.units, value: unitsIn(lang, content.slots.units, content.slots.unitsForChildren) }] : []),
        ...(content.slots?.tasks ?? []).map((task) => ({ term: text.fields.sv ?? '', value: `${task.text.sv}: ${task.units ?? ''}` })),
        ...(content.slots?.subPermits ?? []).map((one) => ({
          term: text.fields.slotSubPermits ?? '',
          value: `${one.text.sv}: ${one.units ?? ''}`,
        })),
        ...(basis ? [{ term: facts.proposed, value: unitsIn(lang, basis.basis.slots.units, basis.basis.slots.unitsForChildren) }] : []),
        { term: facts.reasons, value: <span lang="sv">{content.reasons}</span> },
        ...(departs.length > 0
          ? [
              {
                term: facts.departure,
                value: (
                  <>
                    {text.departsIn(
                      formatList(
                        departs.map((one) => text.departures[one]),
                        lang,
                      ),
                    )}{' '}
                    <span lang="sv">{content.departure}</span>
                  </>
                ),
              },
            ]
          : [{ term: facts.departure, value: text.departsNot }]),
        ...(basis
          ? [
              {
                term: facts.basis,
                value: (
                  <>
                    <Link href={url.page(paths.basisEdition(careCase.id, basis.version))}>
                      {text.basisText(basis.version, basis.diaryNumber ?? '')}
                    </Link>
                    {basis.origin === 'revision' ? (
                      <Sub>
                        <Link href={url.page(paths.basisChanges(careCase.id))}>{text.toChanges}</Link>
                      </Sub>
                    ) : null}
                  </>
                ),
              },
            ]
          : []),
        ...(ruling.diaryNumber === null ? [] : [{ term: facts.diary, value: ruling.diaryNumber }]),
        { term: facts.preparedBy, value: ruling.preparedByName ?? text.unknown },
        ...(ruling.decidedOn === null ? [] : [{ term: facts.decidedOn, value: formatDate(ruling.decidedOn, lang) }]),
      ]}
    />
  );
}

function Deciding({ lang, url, careCase, may, hidden, version, reason }: RulingProps & { readonly version: string }) {
  const text = rulingsText[lang];
  return (
    <>
      <Section labelledBy="fatta">
        <Heading level={2} id="fatta">
          {text.decideTitle}
        </Heading>
        <Stack>
          <p>{text.decideLede}</p>
          {may.decide ? (
            <Form action={url.page(paths.rulingDecide(careCase.id))} hidden={{ ...hidden(), version }} look="plain">
              <Button>{text.decide}</Button>
              <Hint>{text.decideFresh}</Hint>
            </Form>
          ) : null}
          {may.isOwn ? (
            <Alert lang={lang} kind="info">
              <p>{text.own}</p>
            </Alert>
          ) : null}
        </Stack>
      </Section>
      <Section labelledBy="lamna">
        <Heading level={2} id="lamna">
          {text.returnTitle}
        </Heading>
        <Form action={url.page(paths.rulingReturn(careCase.id))} hidden={{ ...hidden(), version }}>
          <Field lang={lang} kind="textarea" name="reason" label={text.returnReason} rows={4} value={reason.value} error={reason.error} />
          <Button variant="secondary">{text.returnSend}</Button>
        </Form>
      </Section>
    </>
  );
}

function History({ lang, versions }: RulingProps) {
  const text = rulingsText[lang];
  return (
    <Section labelledBy="handelser">
      <Heading level={2} id="handelser">
        {text.historyTitle}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.historyTitle}
        rows={versions.toReversed()}
        rowKey={({ version }) => version}
        columns={[
          {
            key: 'what',
            header: text.what,
            rowHeader: true,
            cell: ({ action, note }) => (
              <>
                {text.actions[action]}
                {note === null ? null : <Sub>{note}</Sub>}
              </>
            ),
          },
          { key: 'when', header: text.when, cell: ({ at }) => formatDateTime(at, lang) },
          { key: 'who', header: text.who, cell: ({ personName }) => personName ?? text.unknown },
        ]}
      />
    </Section>
  );
}

export type EditProps = Place & {
  readonly fields: readonly Spec[];
  readonly words: FieldWords;
  readonly options: Options;
  readonly values: Values;
  readonly version: number;
  readonly errors: ReadonlyMap<string, string>;
  readonly hidden: Readonly<Record<string, string>>;
  readonly isUnsaved: boolean;
  readonly stale: readonly Difference[] | undefined;
  readonly top?: Content;
};

/** The form of a decision. */
export function EditScreen(props: EditProps) {
  const { lang, url, careCase, area, stale } = props;
  const text = rulingsText[lang];
  const action = url.page(paths.rulingEdit(careCase.id));
  return (
    <>
      <ErrorSummary lang={lang} errors={[...props.errors].map(([name, message]) => ({ name, message }))} />
      {props.top}
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.write}</Heading>
      <Lede>{text.title(area)}</Lede>
      {stale ? (
        <>
          <Alert lang={lang} kind="warning" title={text.stale} live>
            <p>{text.staleBody}</p>
            <p>
              <Link href={action}>{text.takeTheirs}</Link>
            </p>
          </Alert>
          <Differences lang={lang} words={props.words} differences={stale} heads={[text.theirs, text.mine]} caption={text.stale} />
        </>
      ) : null}
      {props.isUnsaved ? <p class="hint">{text.unsaved}</p> : null}
      <Form action={action} hidden={{ ...props.hidden, rulingVersion: String(props.version) }}>
        {/* What the Enter key presses: the first button of a form. */}
        <button class="sr" type="submit" name="do" value="save" tabIndex={-1} aria-hidden="true" />
        <FormFields
          lang={lang}
          words={props.words}
          fields={props.fields}
          values={props.values}
          options={props.options}
          errors={props.errors}
          action={action}
        />
        <Actions>
          <Button name="do" value="propose">
            {text.propose}
          </Button>
          <Button variant="secondary" name="do" value="save">
            {text.save}
          </Button>
          <Link href={url.page(paths.ruling(careCase.id))}>{text.toRuling}</Link>
        </Actions>
      </Form>
    </>
  );
}
