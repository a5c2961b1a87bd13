import { formatDate, formatList, type Lang } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import { Alert, DataTable, Heading, Lede, Link, Section, Stack, Sub, SummaryList, Tag } from '../../../ui/index.ts';
import { type Document, DocumentList } from '../../documents/index.ts';
import { DefinitionText, Paragraphs } from '../../proposals/index.ts';
import { unitsIn } from '../commands/decide.ts';
import { conditionsByHeading } from '../core/conditions.ts';
import type { PublicRuling } from '../queries.ts';
import { rulingsText } from '../text/rulings.ts';

type Place = { readonly lang: Lang; readonly url: Urls };

export const nameOf = ({ published }: PublicRuling, lang: Lang): string =>
  (lang === 'en' ? published.areaNameEn : null) ?? published.areaName;

/** What is decided, in one sentence. */
export function saysOf({ published }: PublicRuling, lang: Lang): string {
  const { decision } = rulingsText[lang];
  const name = (lang === 'en' ? published.areaNameEn : null) ?? published.areaName;
  const { outcome, slots } = published;
  return outcome === 'nhv' && slots ? decision.nhv(name, unitsIn(lang, slots.units, slots.unitsForChildren)) : decision.not(name);
}

/** Every decision that has been taken here, latest first. */
export function PublicListScreen({ lang, url, rulings }: Place & { readonly rulings: readonly PublicRuling[] }) {
  const { open: text, outcomes } = rulingsText[lang];
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <DataTable
        lang={lang}
        caption={text.title}
        rows={rulings}
        rowKey={({ id }) => id}
        empty={<p>{text.empty}</p>}
        columns={[
          {
            key: 'area',
            header: text.area,
            rowHeader: true,
            cell: (one) => (
              <>
                <Link href={url.page(paths.rulingPublic(one.id))}>{nameOf(one, lang)}</Link>
                {one.fictitious ? (
                  <Sub>
                    <Tag tone="warning">{text.madeUpTag}</Tag>
                  </Sub>
                ) : null}
              </>
            ),
          },
          { key: 'outcome', header: text.outcome, cell: ({ published }) => outcomes[published.outcome] },
          {
            key: 'units',
            header: text.units,
            cell: ({ published: { slots } }) => (slots ? unitsIn(lang, slots.units, slots.unitsForChildren) : ''),
          },
          { key: 'date', header: text.date, cell: ({ decidedOn }) => formatDate(decidedOn, lang) },
          { key: 'number', header: text.number, cell: ({ diaryNumber }) => diaryNumber },
        ]}
      />
      <ul>
        <li>
          <Link href={url.page(paths.decisions, { kind: 'agency-decision' })}>{text.earlier}</Link>
        </li>
        <li>
          <Link href={url.plain(paths.api.rulings)}>{text.json}</Link>
        </li>
        <li>
          <Link href={url.plain(paths.rulingsFeed)}>{text.feed}</Link>
        </li>
      </ul>
    </>
  );
}

type OneProps = Place & {
  readonly ruling: PublicRuling;
  readonly documents: readonly Document[];
  /** Whether the register has the area for the one who reads: what is made up is there only for those who have signed in. */
  readonly hasArea: boolean;
};

/** One decision: what, why, and that it cannot be appealed. */
export function PublicRulingScreen({ lang, url, ruling, documents, hasArea }: OneProps) {
  const { open: text, print, facts, ...all } = rulingsText[lang];
  const { published } = ruling;
  return (
    <>
      {ruling.fictitious ? (
        <Alert lang={lang} kind="warning" title={text.madeUp}>
          <p>{text.madeUpBody}</p>
        </Alert>
      ) : null}
      <Heading level={1}>{print.title(nameOf(ruling, lang))}</Heading>
      <Lede>{saysOf(ruling, lang)}</Lede>
      <SummaryList
        facts={[
          { term: facts.decidedOn, value: formatDate(ruling.decidedOn, lang) },
          { term: facts.outcome, value: all.outcomes[published.outcome] },
          ...(published.slots
            ? [{ term: facts.units, value: unitsIn(lang, published.slots.units, published.slots.unitsForChildren) }]
            : []),
          ...(published.slots?.tasks ?? []).map(({ id, text: said, units }) => ({
            key: id,
            term: all.fields.sv ?? '',
            value: <span lang="sv">{units === null ? said.sv : `${said.sv}: ${unitsIn('sv', units, null)}`}</span>,
          })),
          ...(published.slots?.subPermits ?? []).map(({ id, text: said, units }) => ({
            key: id,
            term: all.fields.slotSubPermits ?? '',
            value: <span lang="sv">{units === null ? said.sv : `${said.sv}: ${unitsIn('sv', units, null)}`}</span>,
          })),
          ...(published.slots?.note ? [{ term: facts.note, value: <span lang="sv">{published.slots.note}</span> }] : []),
          { term: facts.diary, value: ruling.diaryNumber },
        ]}
      />
      <Section labelledBy="overklagas">
        <Heading level={2} id="overklagas">
          {print.appealTitle}
        </Heading>
        <p>{all.ground}</p>
        <p>{all.appeal}</p>
      </Section>
      <Section labelledBy="dokument">
        <Heading level={2} id="dokument">
          {text.documents}
        </Heading>
        <DocumentList lang={lang} url={url} documents={documents} caption={text.documents} isPublic />
      </Section>
      <Why lang={lang} ruling={ruling} />
      {published.definition ? <Definition lang={lang} definition={published.definition} /> : null}
      {published.conditions.length > 0 ? <Conditions lang={lang} ruling={ruling} /> : null}
      <Section>
        <Heading level={2}>{print.next}</Heading>
        <p>{published.outcome === 'nhv' ? print.nextNhv : print.nextNot}</p>
        {hasArea ? (
          <p>
            <Link href={url.page(paths.area(ruling.area))}>{text.register}</Link>
          </p>
        ) : null}
      </Section>
    </>
  );
}

function Why({ lang, ruling: { published } }: { readonly lang: Lang; readonly ruling: PublicRuling }) {
  const { print, departures, departsIn, departsNot, facts } = rulingsText[lang];
  const departs = published.departures.map((one) => departures[one]);
  return (
    <Section labelledBy="skal">
      <Heading level={2} id="skal">
        {print.reasons}
      </Heading>
      <Stack>
        <Paragraphs text={published.reasons} lang="sv" />
        {departs.length === 0 ? (
          <p>{departsNot}</p>
        ) : (
          <Stack>
            <Heading level={3}>{print.departure}</Heading>
            <p>{departsIn(formatList(departs, lang))}</p>
            <p>{`${facts.proposed}: ${unitsIn(lang, published.proposed.units, published.proposed.unitsForChildren)}.`}</p>
            <Paragraphs text={published.departure ?? ''} lang="sv" />
          </Stack>
        )}
      </Stack>
    </Section>
  );
}

type DefinitionProps = { readonly lang: Lang; readonly definition: NonNullable<PublicRuling['published']['definition']> };

function Definition({ lang, definition }: DefinitionProps) {
  const { open: text, print } = rulingsText[lang];
  return (
    <Section labelledBy="definition">
      <Heading level={2} id="definition">
        {print.definition}
      </Heading>
      <DefinitionText lang={lang} summary={{ sv: definition.summary, en: null }} definition={definition} words={text} />
    </Section>
  );
}

function Conditions({ lang, ruling }: { readonly lang: Lang; readonly ruling: PublicRuling }) {
  const { print } = rulingsText[lang];
  return (
    <Section labelledBy="villkor">
      <Heading level={2} id="villkor">
        {print.conditions}
      </Heading>
      <Stack>
        <p>{print.conditionsNote}</p>
        {conditionsByHeading(ruling.published.conditions, lang).map(({ heading, title, conditions }) => (
          <div class="stack" key={heading}>
            <Heading level={3}>{title}</Heading>
            <ul lang="sv">
              {conditions.map((one) => (
                <li key={one.id}>{one.text}</li>
              ))}
            </ul>
          </div>
        ))}
      </Stack>
    </Section>
  );
}
