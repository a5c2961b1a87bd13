import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Alert, Heading, Link, Section, SummaryList } from '../../../ui/index.ts';
import type { Addressee, Consultation } from '../queries/consultation.ts';
import { officerText } from '../text/officer.ts';
import { wordText } from '../text/words.ts';
import { Paragraphs } from './paragraphs.tsx';
import { MadeUp, PartText } from './passages.tsx';

type Props = { readonly lang: Lang; readonly url: Urls; readonly one: Consultation; readonly addressees: readonly Addressee[] };

/** The letter as it will go out. */
export function PreviewScreen({ lang, url, one, addressees }: Props) {
  const text = officerText[lang];
  const words = wordText[lang];
  return (
    <>
      {one.state === 'draft' ? (
        <Alert lang={lang} kind="info" title={text.previewTitle}>
          <p>{text.previewBody}</p>
          <p>
            <Link href={url.page(paths.consultation(one.id))}>{text.back}</Link>
          </p>
        </Alert>
      ) : null}
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{words.letterTitle(one.areaName)}</Heading>
      <SummaryList
        facts={[
          { term: words.lastDay, value: one.lastDay === null ? words.noDay : words.lastDayLong(formatDate(one.lastDay, lang)) },
          { term: words.contact, value: one.contact || '–' },
          { term: words.whoMay, value: one.openToAll ? words.openToAll : words.onlyAsked },
        ]}
      />
      <div class="prose" lang={lang === 'sv' ? undefined : 'sv'}>
        <Paragraphs text={one.letter} />
      </div>
      <Section labelledBy="forslaget">
        <Heading level={2} id="forslaget">
          {words.proposal}
        </Heading>
        {one.parts.map((part) => (
          <div key={part.key}>
            <Heading level={3}>{part.title[lang]}</Heading>
            <PartText part={part} lang={lang} />
          </div>
        ))}
      </Section>
      <Section labelledBy="sandlista">
        <Heading level={2} id="sandlista">
          {words.addresseeList}
        </Heading>
        <ul>
          {addressees.map(({ id, name, kind }) => (
            <li key={id}>
              {name} ({words.addresseeKinds[kind].toLowerCase()})
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
