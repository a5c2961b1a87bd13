import { localDate } from '../../kernel/date.ts';
import { whenFromText } from '../../kernel/when.ts';
import {
  ButtonLink,
  Certainty,
  DateOrInterval,
  Heading,
  type Lang,
  Lede,
  Panel,
  Section,
  SourceNote,
  Split,
  type Step,
  StepsBar,
  SummaryList,
  Timeline,
} from '../index.ts';
import { Frame, type GalleryProps, say } from './frame.tsx';

const NAMES = {
  sv: [
    'Kartläggning',
    'Genomlysning',
    'Remiss och beredning',
    'Beslut om NHV',
    'Ansökan',
    'Beredning av ansökningar',
    'Nämndbeslut',
    'Uppföljning',
  ],
  en: [
    'Mapping',
    'Review',
    'Consultation',
    'Decision on the area',
    'Application',
    'Assessment of applications',
    'Board decision',
    'Follow-up',
  ],
};

const steps = (lang: Lang, current: number): Step[] =>
  NAMES[lang].map((name, at) => ({ number: at + 1, name, state: at + 1 < current ? 'done' : at + 1 === current ? 'current' : 'todo' }));

export function DetailPage(props: GalleryProps) {
  const { lang } = props;
  const t = (sv: string, en: string) => say(lang, sv, en);
  return (
    <Frame {...props} here="detalj" title={t('Exempelsjukdomar hos vuxna', 'Example diseases in adults')}>
      <Heading level={1}>{t('Exempelsjukdomar hos vuxna', 'Example diseases in adults')}</Heading>
      <Lede>
        {t(
          'Ett påhittat område som visar hur en områdessida ser ut, med definition, steg och händelser.',
          'An invented area that shows how an area page looks, with definition, steps and events.',
        )}
      </Lede>
      <StepsBar lang={lang} steps={steps(lang, 5)} />
      <Split
        side="end"
        aside={
          <>
            <Panel>
              <Heading level={2} look={3}>
                {t('Nästa steg', 'Next step')}
              </Heading>
              <p>
                {t(
                  'Fyra exempelregioner har påbörjat en ansökan. Ingen är inskickad.',
                  'Four example regions have begun an application. None is submitted.',
                )}
              </p>
              <ButtonLink href="#oppna">{t('Öppna ansökningar', 'Open applications')}</ButtonLink>
            </Panel>
            <div>
              <Heading level={2} look={3}>
                {t('Dokument', 'Documents')}
              </Heading>
              <ul>
                <li>
                  <a href="#1">{t('Ansökningsförfrågan (PDF, 180 kB)', 'Call for applications (PDF, 180 kB)')}</a>
                </li>
                <li>
                  <a href="#2">{t('Definition och särskilda villkor (PDF, 96 kB)', 'Definition and special conditions (PDF, 96 kB)')}</a>
                </li>
              </ul>
            </div>
          </>
        }
      >
        <Section>
          <Heading level={2}>{t('Om ärendet', 'About the case')}</Heading>
          <SummaryList
            facts={[
              { term: t('Diarienummer', 'Diary number'), value: 'EX-2026-05' },
              { term: t('Steg', 'Step'), value: t('5 av 8: Ansökan', '5 of 8: Application') },
              { term: t('Beslutat', 'Decided'), value: <DateOrInterval lang={lang} when={whenFromText('2025-12-09')} /> },
              {
                term: t('Gäller från', 'Valid from'),
                value: <DateOrInterval lang={lang} when={{ notBefore: null, notAfter: localDate('2024-06-11') }} />,
              },
              { term: t('På den valda dagen', 'On the chosen day'), value: <Certainty lang={lang} value="possible" explain /> },
              { term: t('I dag', 'Today'), value: <Certainty lang={lang} value="certain" /> },
            ]}
          />
          <SourceNote
            lang={lang}
            name={t('Exempelmyndighetens webbplats', 'The Example Agency website')}
            href="https://example.org/"
            quality="official"
            seen={localDate('2026-01-12')}
          />
        </Section>
        <Section>
          <Heading level={2}>{t('Händelser', 'Events')}</Heading>
          <Timeline
            lang={lang}
            events={[
              {
                date: <DateOrInterval lang={lang} when={whenFromText('2026-03-16')} />,
                title: t('Sista dag för ansökan', 'Last day to apply'),
                body: t('Regionerna lämnar in ansökan senast kl. 23.59.', 'Regions submit by 23:59.'),
                state: 'next',
              },
              {
                date: <DateOrInterval lang={lang} when={whenFromText('2025-12-15')} />,
                title: t('Ansökningsförfrågan publicerad', 'Call published'),
                body: t('Samtliga regioner har fått förfrågan.', 'All regions have been notified.'),
                note: t('Handläggaren', 'The case officer'),
                state: 'now',
              },
              {
                date: <DateOrInterval lang={lang} when={whenFromText('2025-12-09')} />,
                title: t('Beslut om området', 'Decision on the area'),
                note: 'Exempelmyndigheten',
                state: 'done',
              },
              { date: <DateOrInterval lang={lang} when={whenFromText('2024')} />, title: t('Ärendet öppnades', 'The case was opened') },
            ]}
          />
        </Section>
      </Split>
    </Frame>
  );
}
