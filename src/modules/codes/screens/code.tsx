import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import {
  Alert,
  ButtonLink,
  DataTable,
  type Fact,
  Heading,
  Hint,
  type Lang,
  Link,
  Section,
  Stack,
  Sub,
  SummaryList,
} from '../../../ui/index.ts';
import { type Catalogue, nameOf } from '../core/catalogue.ts';
import type { Concept } from '../core/types.ts';
import type { CodeMention } from '../deps.ts';
import { standsFor, type Tie, tieName, tiesOf } from '../items.ts';
import { writeCode } from '../suggest.ts';
import { codesText } from '../text/codes.ts';
import { ConceptName } from './names.tsx';
import { Releases } from './releases.tsx';

type Props = { lang: Lang; url: Urls; catalogue: Catalogue; concept: Concept; mentions: readonly CodeMention[] };

const MOST_CHILDREN = 30;

/** Everything that is known of one code. */
export function CodeScreen(props: Props) {
  const { lang, url, catalogue, concept } = props;
  const text = codesText[lang];
  const isCheckable = concept.system !== 'KVÅ' && concept.kind !== 'chapter' && concept.kind !== 'block';
  return (
    <Stack>
      <Heading level={1}>
        <ConceptName lang={lang} concept={concept} />
      </Heading>
      {catalogue.release(concept.system, concept.code) ? null : (
        <Alert lang={lang} kind="info">
          <p>{text.ownOnly}</p>
        </Alert>
      )}
      <SummaryList facts={facts(props)} />
      {isCheckable ? (
        <p>
          <ButtonLink href={url.page(paths.check, { kod: writeCode(concept.system, concept.code) })}>{text.check}</ButtonLink>
        </p>
      ) : null}
      <Mappings {...props} />
      <Mentions {...props} />
      <Section labelledBy="kallor">
        <Stack>
          <Heading level={2} id="kallor">
            {text.sources}
          </Heading>
          <Releases lang={lang} catalogue={catalogue} />
          <p>
            <Link href={url.plain(paths.api.code(concept.system, concept.code))}>{text.json}</Link>
          </p>
        </Stack>
      </Section>
    </Stack>
  );
}

function facts({ lang, url, catalogue, concept }: Props): readonly Fact[] {
  const text = codesText[lang];
  const link = (code: string) => {
    const found = catalogue.find(concept.system, code);
    return (
      <a class="ds-link" href={url.page(paths.code(concept.system, code))}>
        {code} {found ? <ConceptName lang={lang} concept={found} /> : null}
      </a>
    );
  };
  const list = (codes: readonly string[], most = codes.length) => (
    <ul>
      {codes.slice(0, most).map((code) => (
        <li key={code}>{link(code)}</li>
      ))}
      {codes.length > most ? <li>{text.moreChildren(codes.length - most)}</li> : null}
    </ul>
  );
  const known = concept.parents.filter((code) => catalogue.find(concept.system, code));
  const children = catalogue.children(concept.system, concept.code).map(({ code }) => code);
  const stands = standsFor(catalogue, concept);
  const others = concept.synonyms.filter(({ text: one }) => one !== nameOf(concept, lang).text);
  const english = lang === 'sv' && concept.termSv !== null ? concept.termEn : null;
  return [
    { term: text.code, value: `${writeCode(concept.system, concept.code)}${concept.mark ?? ''}` },
    { term: text.kindLabel, value: `${text.kind[concept.kind]}${concept.status === 'inactive' ? `, ${text.inactive}` : ''}` },
    ...(stands === null ? [] : [{ term: text.standsFor, value: link(stands) }]),
    ...(others.length === 0 && english === null
      ? []
      : [
          {
            term: text.otherNames,
            value: (
              <ul>
                {english === null ? null : <li lang="en">{english}</li>}
                {others.map((one) => (
                  <li key={one.text} lang={one.lang === lang ? undefined : one.lang}>
                    {one.text}
                  </li>
                ))}
              </ul>
            ),
          },
        ]),
    ...(concept.genes.length === 0 ? [] : [{ term: text.genes, value: concept.genes.join(', ') }]),
    ...(known.length === 0 ? [] : [{ term: text.parents, value: list(known) }]),
    ...(children.length === 0 ? [] : [{ term: text.children, value: list(children, MOST_CHILDREN) }]),
  ];
}

function Mappings({ lang, url, catalogue, concept }: Props) {
  const text = codesText[lang];
  const ties = tiesOf(catalogue, concept);
  return (
    <Section labelledBy="kopplingar">
      <Stack>
        <Heading level={2} id="kopplingar">
          {text.mappings}
        </Heading>
        {ties.length === 0 ? null : <Hint>{text.mappingsHint}</Hint>}
        <DataTable<Tie>
          lang={lang}
          caption={text.mappings}
          rows={ties}
          rowKey={(tie, at) => `${tie.system} ${tie.code} ${at}`}
          empty={text.mappingsNone}
          columns={[
            {
              key: 'code',
              header: text.code,
              rowHeader: true,
              cell: (tie) => {
                const held = tie.system === 'ICD-10' ? 'ICD-10-SE' : tie.system;
                const name = tieName(catalogue, tie, lang);
                const written = writeCode(tie.system, tie.code);
                return (
                  <>
                    {name ? <Link href={url.page(paths.code(held, tie.code))}>{written}</Link> : written}
                    {name ? (
                      <Sub>
                        <span lang={name.lang === lang ? undefined : name.lang}>{name.text}</span>
                      </Sub>
                    ) : null}
                  </>
                );
              },
            },
            { key: 'relation', header: text.relationLabel, cell: ({ relation }) => text.relation[relation] },
            { key: 'source', header: text.source, cell: ({ source }) => source },
          ]}
        />
      </Stack>
    </Section>
  );
}

function Mentions({ lang, url, mentions }: Props) {
  const text = codesText[lang];
  return (
    <Section labelledBy="definitioner">
      <Stack>
        <Heading level={2} id="definitioner">
          {text.definitions}
        </Heading>
        <DataTable<CodeMention>
          lang={lang}
          caption={text.definitions}
          rows={mentions}
          rowKey={(one, at) => `${one.definition} ${one.part} ${one.kind} ${at}`}
          empty={text.definitionsNone}
          columns={[
            {
              key: 'area',
              header: text.area,
              rowHeader: true,
              cell: ({ area, areaName, status }) => (
                <>
                  <Link href={url.page(paths.area(area))}>{areaName[lang]}</Link>
                  {status === 'own-reading' ? <Sub>{text.ownReading}</Sub> : null}
                </>
              ),
            },
            { key: 'part', header: text.part, cell: ({ partName }) => partName[lang] },
            {
              key: 'effect',
              header: text.effect,
              cell: ({ kind, strength, through }) => (
                <>
                  {text.mention[kind]}
                  <Sub>
                    {text.strength[strength]}, {text.through(through)}
                  </Sub>
                </>
              ),
            },
          ]}
        />
      </Stack>
    </Section>
  );
}
