import { Alert, Card, Details, Grid, Heading, Hint, KeyFigure, Lede, Link, Prose, Section, Tag, type Tone } from '../index.ts';
import { Frame, type GalleryProps, say } from './frame.tsx';

const TONES: readonly Tone[] = ['neutral', 'petrol', 'info', 'success', 'warning', 'danger', 'lingon', 'plommon'];

export function ContentsPage(props: GalleryProps) {
  const { lang } = props;
  const t = (sv: string, en: string) => say(lang, sv, en);
  return (
    <Frame {...props} here="innehall" title={t('Text och innehåll', 'Text and contents')}>
      <Heading level={1}>{t('Text och innehåll', 'Text and contents')}</Heading>
      <Lede>{t('Rubriker, text, rutor, kort och etiketter.', 'Headings, text, boxes, cards and tags.')}</Lede>
      <Section>
        <Grid>
          <Card href="#1" title={t('Hitta vårdområden', 'Find areas of care')}>
            {t('Sök på namn, diagnos eller region.', 'Search by name, diagnosis or region.')}
          </Card>
          <Card href="#2" title={t('Se vem som har tillstånd', 'See who holds permits')}>
            {t('Alla tillstånd, som de var vilken dag du vill.', 'All permits, as of any day.')}
          </Card>
          <Card href="#3" title={t('Följ arbetet', 'Follow the work')}>
            {t('Från kartläggning till beslut i nämnden.', 'From mapping to the board.')}
          </Card>
        </Grid>
      </Section>
      <Section>
        <Grid>
          <KeyFigure value="138" label={t('områden', 'areas')} note={t('påhittat tal', 'invented figure')} />
          <KeyFigure value="54" label={t('med tillstånd', 'with permits')} />
          <KeyFigure value="83 %" label={t('beviljade ansökningar', 'applications granted')} />
        </Grid>
      </Section>
      <Section>
        <Alert lang={lang} kind="info">
          <p>
            {t('En upplysning utan rubrik, med en ', 'A notice without a heading, with a ')}
            <a href="#l">{t('länk', 'link')}</a>.
          </p>
        </Alert>
        <Alert lang={lang} kind="warning" title={t('Uppgifterna är inte fullständiga', 'The facts are not complete')}>
          <p>{t('Beslutsdatum saknas för tre tillstånd.', 'Three permits lack a decision date.')}</p>
        </Alert>
        <Alert lang={lang} kind="success" title={t('Utkastet är sparat', 'The draft is saved')} live />
        <Alert lang={lang} kind="danger" title={t('Sidan finns inte', 'The page does not exist')}>
          <p>{t('Kontrollera adressen.', 'Check the address.')}</p>
        </Alert>
      </Section>
      <Section>
        <Heading level={2}>{t('Etiketter', 'Tags')}</Heading>
        <div class="row">
          {TONES.map((tone) => (
            <Tag key={tone} tone={tone}>
              {tone}
            </Tag>
          ))}
        </div>
      </Section>
      <Section>
        <Prose>
          <Heading level={2}>{t('Löpande text', 'Running text')}</Heading>
          <p>
            {t('Ett stycke med lagom långa rader. Det har en ', 'A paragraph with lines of fair length. It has a ')}
            <a href="https://example.org/">{t('länk till en annan webbplats', 'link to another site')}</a>
            {t(' och ', ' and ')}
            <strong>{t('viktiga ord', 'important words')}</strong>.
          </p>
          <Heading level={3}>{t('Underrubrik', 'Subheading')}</Heading>
          <ul>
            <li>{t('Första punkten', 'First point')}</li>
            <li>{t('Andra punkten', 'Second point')}</li>
          </ul>
          <Heading level={4}>{t('Minsta rubriken', 'Smallest heading')}</Heading>
          <Hint>
            {t('Liten text som förklarar.', 'Small text that explains.')} <Link href="#mer">{t('Läs mer', 'Read more')}</Link>
          </Hint>
        </Prose>
        <Details summary={t('Visa mer', 'Show more')}>
          <p>{t('Det som doldes.', 'What was hidden.')}</p>
        </Details>
      </Section>
    </Frame>
  );
}
