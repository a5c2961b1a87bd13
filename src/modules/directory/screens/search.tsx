import { paths } from '../../../kernel/paths.ts';
import { Button, type Content, Field, Form, Heading, Link, Section, Stack, Sub } from '../../../ui/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import type { Hit } from '../core/search.ts';
import { searchText } from '../text/search.ts';
import { StateTag } from './area-said.tsx';
import { areaName, diagnosesOf, holderText, permitAreaName, regionName } from './area-words.ts';
import { AreaLink, dayParameters, type Frame } from './overview-frame.tsx';
import { countFound, type Found } from './search-find.ts';

const MOST = 8;

/** Search over the whole site, grouped by kind. */
export function SearchScreen({
  frame,
  view,
  q,
  found,
}: {
  frame: Frame;
  view: RegisterView;
  q: string | undefined;
  found: Found | undefined;
}) {
  const { lang, url } = frame;
  const text = searchText[lang];
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Form action={url.page(paths.search).split('?')[0] ?? ''} method="get" hidden={dayParameters(url)} search label={text.title}>
        <Field
          lang={lang}
          name="q"
          kind="search"
          label={text.label}
          hint={text.hint}
          value={q}
          maxLength={200}
          suggestions={url.plain(paths.api.suggestions, { lang })}
        />
        <p>
          <Button>{text.submit}</Button>
        </p>
      </Form>
      {q !== undefined && found ? <Results frame={frame} view={view} q={q} found={found} /> : null}
      {q === undefined || (found && countFound(found) === 0) ? <Browse frame={frame} /> : null}
    </>
  );
}

function Results({ frame, view, q, found }: { frame: Frame; view: RegisterView; q: string; found: Found }) {
  const { lang, url } = frame;
  const text = searchText[lang];
  const n = countFound(found);
  return (
    <Section>
      <Stack>
        <Heading level={2}>{n === 0 ? text.nothing(q) : text.found(n, q)}</Heading>
        {n === 0 ? <p>{text.nothingHelp}</p> : null}
        <Group
          title={text.groups.areas}
          hits={found.areas}
          more={{ href: url.page(paths.areas, { q }), text: text.more(found.areas.length) }}
        >
          {(hit) => <AreaHit frame={frame} hit={hit} />}
        </Group>
        <Group title={text.groups.regions} hits={found.regions}>
          {({ item }) => (
            <>
              <Link href={url.page(paths.region(item.code))}>{item.name}</Link>
              <Sub>{item.county}</Sub>
            </>
          )}
        </Group>
        <Group title={text.groups.hospitals} hits={found.hospitals}>
          {({ item }) => (
            <>
              <Link href={url.page(paths.permits, { q: item.name, region: item.region })}>{item.name}</Link>
              <Sub>
                {regionName(view, item.region)}, {text.permitCount(item.permits)}
              </Sub>
            </>
          )}
        </Group>
        <Group title={text.groups.permits} hits={found.permits}>
          {({ item }) => (
            <>
              <Link href={url.page(paths.permit(item.id))}>{permitAreaName(view, item, lang).text}</Link>
              <Sub>
                {holderText(view, item, lang)}
                {item.grant.diaryNumber === null ? null : `, ${item.grant.diaryNumber}`}
              </Sub>
            </>
          )}
        </Group>
      </Stack>
    </Section>
  );
}

function Group<T>(props: {
  title: string;
  hits: readonly Hit<T>[];
  more?: { readonly href: string; readonly text: string };
  children: (hit: Hit<T>) => Content;
}) {
  const { title, hits, more, children } = props;
  if (hits.length === 0) return null;
  return (
    <div>
      <Heading level={3}>{title}</Heading>
      <ul>
        {hits.slice(0, MOST).map((hit, at) => (
          <li key={at}>{children(hit)}</li>
        ))}
      </ul>
      {more && hits.length > MOST ? (
        <p>
          <Link href={more.href}>{more.text}</Link>
        </p>
      ) : null}
    </div>
  );
}

function AreaHit({ frame, hit }: { frame: Frame; hit: Hit<AreaView> }) {
  const { lang, url } = frame;
  return (
    <>
      <AreaLink lang={lang} url={url} area={hit.item.area} /> <StateTag lang={lang} standing={hit.item.standing} />
      {hit.matched === areaName(hit.item.area, lang).text ? null : <Sub>{matchNote(hit, lang)}</Sub>}
    </>
  );
}

/** By which other name, or diagnosis, an area was found. */
export function matchNote({ item, matched }: Hit<AreaView>, lang: Frame['lang']): string {
  const text = searchText[lang];
  return diagnosesOf(item).includes(matched) ? text.mentions(matched) : text.also(matched);
}

function Browse({ frame: { lang, url } }: { frame: Frame }) {
  const text = searchText[lang];
  return (
    <Section>
      <Heading level={2}>{text.start}</Heading>
      <ul>
        <li>
          <Link href={url.page(paths.areas)}>{text.allAreas}</Link>
        </li>
        <li>
          <Link href={url.page(paths.regions)}>{text.allRegions}</Link>
        </li>
        <li>
          <Link href={url.page(paths.permits)}>{text.allPermits}</Link>
        </li>
      </ul>
    </Section>
  );
}
