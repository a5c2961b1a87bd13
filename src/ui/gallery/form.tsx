import { Actions, Button, Checkboxes, ErrorSummary, Field, Form, FormSection, Heading, Lede, Radios } from '../index.ts';
import { Frame, type GalleryProps, say } from './frame.tsx';

/** A form as first shown, or as it comes back when it was refused. */
export function FormPage(props: GalleryProps & { refused?: boolean }) {
  const { lang, refused = false } = props;
  const t = (sv: string, en: string) => say(lang, sv, en);
  const fault = (sv: string, en: string) => (refused ? t(sv, en) : undefined);
  const errors = [
    { name: 'region', message: t('Välj vilken region som ansöker', 'Choose the region that applies') },
    { name: 'start', message: t('Ange startdatum', 'Give a start date') },
    { name: 'ansvar', message: t('Ange vem som är medicinskt ansvarig', 'Give the medically responsible role') },
    { name: 'kompetens', message: t('Markera minst en kompetens', 'Tick at least one competence') },
    { name: 'konferens', message: t('Svara om konferens finns', 'Say whether there is a conference') },
  ];
  return (
    <Frame {...props} here={refused ? 'fel' : 'formular'} title={t('Ansök om tillstånd', 'Apply for a permit')} hasErrors={refused}>
      {refused ? <ErrorSummary lang={lang} errors={errors} /> : null}
      <Heading level={1}>{t('Ansök om tillstånd: exempelsjukdomar', 'Apply for a permit: example diseases')}</Heading>
      <Lede>
        {t(
          'Sista dag att ansöka är 16 mars 2026. Du kan spara och fortsätta senare.',
          'The last day to apply is 16 March 2026. You can save and continue later.',
        )}
      </Lede>
      <Form action={refused ? '/tar-emot' : '/tar-emot'} hidden={{ version: '3' }}>
        <FormSection
          title={t('1. Sökande', '1. Applicant')}
          intro={t('Uppgifter om den region som ansöker.', 'About the region that applies.')}
        >
          <Field
            lang={lang}
            kind="select"
            name="region"
            label="Region"
            placeholder={t('Välj region', 'Choose region')}
            options={[{ value: 'x', label: 'Region Exempel' }]}
            error={fault('Välj vilken region som ansöker', 'Choose the region that applies')}
          />
          <Field
            lang={lang}
            name="enhet"
            label={t('Sjukhus och enhet', 'Hospital and unit')}
            hint={t('Till exempel Exempelsjukhuset, provmottagningen', 'For example Example Hospital, sample clinic')}
            value={refused ? 'Exempelsjukhuset <script>' : undefined}
          />
          <Field
            lang={lang}
            name="ansvar"
            label={t('Medicinskt ansvarig roll', 'Medically responsible role')}
            error={fault('Ange vem som är medicinskt ansvarig', 'Give the medically responsible role')}
          />
          <Field
            lang={lang}
            kind="email"
            name="post"
            label={t('E-postadress', 'Email address')}
            hint={t('Vi skickar kvittens och frågor till adressen.', 'We send receipts and questions there.')}
            autocomplete="email"
          />
        </FormSection>
        <FormSection title={t('2. Verksamhet', '2. Activity')}>
          <Field
            lang={lang}
            kind="date-parts"
            name="start"
            label={t('Startdatum', 'Start date')}
            hint={t('Till exempel 1 9 2026', 'For example 1 9 2026')}
            error={fault('Ange startdatum', 'Give a start date')}
            value={refused ? { day: '31', month: '2', year: '' } : undefined}
          />
          <Field lang={lang} kind="date" name="slut" label={t('Senast reviderad', 'Last revised')} optional />
          <Field
            lang={lang}
            kind="number"
            name="antal"
            label={t('Beräknat antal patienter per år', 'Expected patients a year')}
            width="short"
            inputMode="numeric"
          />
          <Field lang={lang} kind="textarea" name="kedja" label={t('Beskriv vårdkedjan', 'Describe the care pathway')} rows={4} />
          <Checkboxes
            lang={lang}
            name="kompetens"
            label={t('Kompetenser', 'Competences')}
            error={fault('Markera minst en kompetens', 'Tick at least one competence')}
            choices={[
              { value: '1', label: t('Neurolog', 'Neurologist') },
              {
                value: '2',
                label: t('Klinisk genetiker', 'Clinical geneticist'),
                hint: t('Får finnas hos en samarbetspartner', 'May be at a partner'),
              },
              { value: '3', label: t('Fysioterapeut', 'Physiotherapist') },
            ]}
            values={refused ? [] : ['1']}
          />
          <Radios
            lang={lang}
            name="konferens"
            label={t('Finns multidisciplinär konferens?', 'Is there a multidisciplinary conference?')}
            inline
            error={fault('Svara om konferens finns', 'Say whether there is a conference')}
            choices={[
              { value: 'ja', label: t('Ja', 'Yes') },
              { value: 'nej', label: t('Nej', 'No') },
            ]}
          />
        </FormSection>
        <Actions>
          <Button>{t('Spara och fortsätt', 'Save and continue')}</Button>
          <Button variant="secondary" name="gor" value="utkast">
            {t('Spara utkast', 'Save draft')}
          </Button>
          <Button variant="secondary" tone="danger">
            {t('Ta bort', 'Remove')}
          </Button>
        </Actions>
      </Form>
    </Frame>
  );
}
