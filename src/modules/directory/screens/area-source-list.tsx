import { Heading, Hint, type Lang, Section, SourceNote, Stack } from '../../../ui/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { areasText } from '../text/areas.ts';
import { areaSources } from './area-sources.ts';
import { said } from './area-words.ts';

/** The sources of the area's facts with their quality, and the public pages that they were read from. */
export function SourcesSection({ lang, view, area }: { lang: Lang; view: RegisterView; area: AreaView }) {
  const text = areasText[lang];
  const { cited, pages } = areaSources(view, area);
  return (
    <Section id="kallor" labelledBy="kallor-rubrik">
      <Heading level={2} id="kallor-rubrik">
        {text.area.sources}
      </Heading>
      <Stack>
        <div>
          {cited.map(({ ref, source }) => (
            <SourceNote
              key={`${ref.id}/${ref.quality}`}
              lang={lang}
              name={source ? `${said(source.title, lang).text} (${source.publisher})` : ref.id}
              href={source?.url ?? undefined}
              quality={ref.quality ?? 'unknown'}
              day={source?.date}
            />
          ))}
        </div>
        {pages.length > 0 ? (
          <div>
            <Heading level={3}>{text.area.publicPages}</Heading>
            {pages.map((page) => (
              <SourceNote key={page.url} lang={lang} name={shortAddress(page.url)} href={page.url} seen={page.seen} />
            ))}
          </div>
        ) : null}
        <Hint>{text.notLaw}</Hint>
      </Stack>
    </Section>
  );
}

/** The site and the last part of the path: long enough to recognise, short enough to read. */
function shortAddress(url: string): string {
  const at = URL.parse(url);
  if (!at) return url;
  const last = at.pathname.split('/').findLast((part) => part !== '');
  return last === undefined ? at.hostname : `${at.hostname}: ${decodeURIComponent(last).replaceAll('-', ' ')}`;
}
