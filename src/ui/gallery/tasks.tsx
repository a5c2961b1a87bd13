import { Heading, Lede, Panel, ProgressBar, Section, Split, TaskList } from '../index.ts';
import { Frame, type GalleryProps, say } from './frame.tsx';

export function TasksPage(props: GalleryProps) {
  const { lang } = props;
  const t = (sv: string, en: string) => say(lang, sv, en);
  return (
    <Frame {...props} here="uppgifter" title={t('Ansökan från Region Exempel', 'Application from Example Region')}>
      <Split
        side="end"
        aside={
          <Panel>
            <Heading level={2} look={3}>
              {t('Så långt har ni kommit', 'How far you have come')}
            </Heading>
            <ProgressBar value={3} max={9} label={t('3 av 9 delar klara', '3 of 9 parts done')} />
            <p class="hint">
              {t('Sista dag: 16 mars 2026 kl. 23.59. Det är 63 dagar kvar.', 'Last day: 16 March 2026 at 23:59. 63 days remain.')}
            </p>
          </Panel>
        }
      >
        <Heading level={1}>{t('Ansökan från Region Exempel', 'Application from Example Region')}</Heading>
        <Lede>{t('Fyll i delarna i den ordning du vill.', 'Fill in the parts in any order.')}</Lede>
        <Section>
          <Heading level={2} look={3}>
            {t('Förbered ansökan', 'Prepare')}
          </Heading>
          <TaskList
            lang={lang}
            tasks={[
              { id: '1', title: t('Verksamhet och organisation', 'Activity and organisation'), href: '#1', state: 'done' },
              {
                id: '2',
                title: t('Ansvariga och kontaktpersoner', 'Responsible roles and contacts'),
                href: '#2',
                hint: t('Medicinskt ledningsansvarig, tillståndsansvarig', 'Medical lead, permit lead'),
                state: 'started',
              },
              {
                id: '3',
                title: t('Särskilda villkor: kompetenser', 'Special conditions: competences'),
                href: '#3',
                state: 'started',
                stateText: t('4 av 6 besvarade', '4 of 6 answered'),
              },
              { id: '4', title: t('Samverkan med remitterande regioner', 'Cooperation with referring regions'), href: '#4', state: 'todo' },
              {
                id: '5',
                title: t('Kontinuitets- och riskplan', 'Continuity and risk plan'),
                href: '#5',
                hint: t('Reservplan saknas för två kompetenser', 'No fallback for two competences'),
                state: 'faulty',
                stateText: t('Åtgärda 2 fel', 'Correct 2 errors'),
              },
              {
                id: '6',
                title: t('Granska och underteckna', 'Review and sign'),
                hint: t('Blir tillgänglig när alla delar är klara', 'Opens when all parts are done'),
                state: 'blocked',
              },
            ]}
          />
        </Section>
      </Split>
    </Frame>
  );
}
