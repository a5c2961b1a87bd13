import { formatWhen } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Button, ButtonLink, DataTable, Field, Form, Heading, Lede, Link, Section, Sub, SummaryList, Tag } from '../../../ui/index.ts';
import type { AreaRevision } from '../../areas/index.ts';
import { areaName, entryTitle, stateText } from '../../directory/index.ts';
import type { JournalEntry } from '../../journal/index.ts';
import type { AreaView, RegisterData } from '../../register/index.ts';
import { formKinds } from '../core/kinds.ts';
import { movesFrom } from '../core/moves.ts';
import type { Draft } from '../queries.ts';
import { workText } from '../text/work.ts';
import { DraftTable } from './lists.tsx';
import { areaText, atTime } from './words.ts';

type Hidden = Readonly<Record<string, string>>;
type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly data: RegisterData;
  readonly area: AreaView;
  /** Whether the one who looks may write drafts and edit facts. */
  readonly drafts: boolean;
  /** The hidden fields of a form; called once for each. */
  readonly hidden: () => Hidden;
  readonly create: string;
  readonly open: readonly Draft[];
  readonly closed: readonly Draft[];
  readonly revisions: readonly AreaRevision[];
  readonly people: ReadonlyMap<string, string>;
};

/** Everything that one can do about an area. */
export function AreaWorkScreen(props: Props) {
  const { lang, url, data, area } = props;
  const text = workText[lang].area;
  return (
    <>
      <Heading level={1}>{areaName(area.area, lang).text}</Heading>
      <Lede>{text.lede}</Lede>
      <p>
        <Link href={url.page(paths.area(area.area.id))}>{text.public}</Link>
      </p>
      <StateSection {...props} />
      {props.drafts ? <NewDraft {...props} /> : null}
      <Section labelledBy="oppna">
        <Heading level={2} id="oppna">
          {text.open}
        </Heading>
        <DraftTable lang={lang} url={url} data={data} caption={text.open} drafts={props.open} empty={text.openNone} />
      </Section>
      <FactsSection {...props} />
      <EntriesSection {...props} />
      {props.closed.length > 0 ? (
        <Section labelledBy="avslutade">
          <Heading level={2} id="avslutade">
            {text.closed}
          </Heading>
          <DraftTable lang={lang} url={url} data={data} caption={text.closed} drafts={props.closed} empty="" />
        </Section>
      ) : null}
    </>
  );
}

function StateSection({ lang, url, data, area, drafts }: Props) {
  const text = workText[lang].area;
  const state = area.standing?.state;
  const into = state?.status === 'ended' ? (state.into ?? []) : [];
  const moves = movesFrom(state);
  return (
    <Section labelledBy="lage">
      <Heading level={2} id="lage">
        {text.state}
      </Heading>
      <p>{state ? stateText(state, lang) : text.stateNone}</p>
      {into.length > 0 ? (
        <p>
          {text.successors}:{' '}
          {into.map((id, i) => (
            <>
              {i > 0 ? ', ' : ''}
              <Link key={id} href={url.page(paths.workArea(id))}>
                {areaText(lang, data, id)}
              </Link>
            </>
          ))}
        </p>
      ) : null}
      {drafts && moves.length > 0 ? (
        <div class="actions">
          <ButtonLink href={url.page(paths.workMove(area.area.id))} variant="secondary">
            {text.move}
          </ButtonLink>
        </div>
      ) : null}
      {into.length > 0 ? <p class="hint">{text.moveNone}</p> : null}
    </Section>
  );
}

function NewDraft({ lang, area, hidden, create }: Props) {
  const { area: text, kinds } = workText[lang];
  const begun = formKinds.filter((kind) => kind !== 'annulment' && kind !== 'area-state');
  return (
    <Section labelledBy="nytt">
      <Heading level={2} id="nytt">
        {text.new}
      </Heading>
      <Form action={create} hidden={{ ...hidden(), area: area.area.id }}>
        <Field
          lang={lang}
          kind="select"
          name="kind"
          label={text.newKind}
          hint={text.newHint}
          options={begun.map((kind) => ({ value: kind, label: kinds[kind] }))}
        />
        <Button>{text.newButton}</Button>
      </Form>
    </Section>
  );
}

function FactsSection({ lang, url, area, drafts, revisions, people }: Props) {
  const { area: text, fields } = workText[lang];
  const { id, name, nameEn, aliases, qualityRegister, contact } = area.area;
  const facts = [
    [fields.name, name],
    [fields.nameEn, nameEn],
    [fields.aliases, aliases.join(', ')],
    [fields.qualityRegister, qualityRegister],
    [fields.contact, contact],
  ] as const;
  return (
    <Section labelledBy="uppgifter">
      <Heading level={2} id="uppgifter">
        {text.facts}
      </Heading>
      <SummaryList facts={facts.flatMap(([term, value]) => (value ? [{ term: term ?? '', value }] : []))} />
      {drafts ? (
        <div class="actions">
          <ButtonLink href={url.page(paths.workFacts(id))} variant="secondary">
            {text.editFacts}
          </ButtonLink>
          <ButtonLink href={url.page(paths.workName(id))} variant="secondary">
            {text.rename}
          </ButtonLink>
        </div>
      ) : null}
      <Section>
        <Heading level={3}>{text.history}</Heading>
        <DataTable
          lang={lang}
          caption={text.history}
          rows={revisions.toReversed()}
          rowKey={(revision) => revision.version}
          empty={<p>{text.historyNone}</p>}
          columns={[
            { key: 'version', header: text.version, rowHeader: true, cell: (revision) => revision.version },
            { key: 'name', header: text.nameThen, cell: (revision) => revision.facts.name },
            { key: 'by', header: text.by, cell: (revision) => people.get(revision.madeBy) ?? workText[lang].unknownPerson },
            { key: 'at', header: text.at, cell: (revision) => atTime(lang, revision.madeAt) },
            { key: 'reason', header: text.reason, cell: (revision) => revision.reason ?? '–' },
          ]}
        />
      </Section>
    </Section>
  );
}

function EntriesSection({ lang, area, drafts, hidden, create }: Props) {
  const { area: text, kinds } = workText[lang];
  const begin = (entry: JournalEntry, kind: string, label: string, name: string) => (
    <Form action={create} look="plain" hidden={{ ...hidden(), area: area.area.id, kind, corrects: entry.id }}>
      <Button variant="tertiary">
        <span aria-hidden="true">{label}</span>
        <span class="sr">{name}</span>
      </Button>
    </Form>
  );
  return (
    <Section labelledBy="journal">
      <Heading level={2} id="journal">
        {text.entries}
      </Heading>
      <p class="hint">{text.entriesHint}</p>
      <DataTable
        lang={lang}
        caption={text.entries}
        rows={area.entries.toReversed()}
        rowKey={(entry) => entry.id}
        columns={[
          {
            key: 'entry',
            header: text.entry,
            rowHeader: true,
            cell: (entry) => (
              <>
                {entryTitle(entry, lang)} {entry.fictitious ? <Tag tone="lingon">{text.madeUp}</Tag> : null}
                <Sub>
                  {kinds[entry.payload.kind]}, {entry.id}
                </Sub>
              </>
            ),
          },
          { key: 'when', header: text.when, cell: (entry) => formatWhen(entry.when, lang) },
          ...(drafts
            ? [
                {
                  key: 'do',
                  header: text.correct,
                  cell: (entry: JournalEntry) => (
                    <div class="row">
                      {begin(entry, entry.payload.kind, text.correct, text.correctOf(entry.id))}
                      {begin(entry, 'annulment', text.annul, text.annulOf(entry.id))}
                    </div>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
