import { paths } from '../../../kernel/paths.ts';
import { Alert, Button, Field, Form, Grid, Heading, Hint, Lede, Link, Panel, Section, Stack, Sub } from '../../../ui/index.ts';
import type { Definition } from '../../definitions/index.ts';
import { eligibilityText } from '../text/index.ts';
import { dayFields, type Frame } from './frame.ts';

/** The way in: a diagnosis, a suspicion or an area. */
export function StartScreen({ lang, url, definitions }: Frame & { definitions: readonly Definition[] }) {
  const text = eligibilityText[lang];
  const suspects = definitions.filter((one) => one.criteria.some(({ id }) => id === 'suspected'));
  return (
    <Stack>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Panel>
        <Heading level={2} look={3}>
          {text.fromDiagnosis}
        </Heading>
        <DiagnosisSearch lang={lang} url={url} />
      </Panel>
      <Alert lang={lang} kind="info">
        <p>{text.support}</p>
      </Alert>
      <Section>
        <Stack>
          <Grid>
            <div class="stack">
              <Heading level={2} look={3}>
                {text.fromSuspicion}
              </Heading>
              <Hint>{text.fromSuspicionHint}</Hint>
              <AreaLinks lang={lang} url={url} definitions={suspects} query={{ svar: 'suspected.ja' }} />
            </div>
            <div class="stack">
              <Heading level={2} look={3}>
                {text.fromArea}
              </Heading>
              <Hint>{text.fromAreaHint}</Hint>
              <AreaLinks lang={lang} url={url} definitions={definitions} query={{}} />
            </div>
          </Grid>
          <Hint>{text.ownReadingMeans}</Hint>
          <p>
            <Link href={url.page(paths.areas)}>{text.allAreas}</Link>
          </p>
        </Stack>
      </Section>
    </Stack>
  );
}

/** The search for a diagnosis; `q` keeps what was written. */
export function DiagnosisSearch({
  lang,
  url,
  q,
  area,
  error,
}: Frame & { q?: string | undefined; area?: string | undefined; error?: string | undefined }) {
  const text = eligibilityText[lang];
  return (
    <Form
      action={url.page(paths.check).split('?')[0] ?? ''}
      method="get"
      look="plain"
      search
      label={text.findDiagnosis}
      hidden={{ ...dayFields(url), omrade: area }}
    >
      <div class="stack">
        <Field
          lang={lang}
          kind="search"
          name="q"
          label={q === undefined ? text.diagnosis : text.otherDiagnosis}
          hint={text.fromDiagnosisHint}
          error={error}
          value={q}
          maxLength={200}
          suggestions={url.plain(paths.api.codeSuggestions, { lang, opens: 'check', area })}
        />
        <p>
          <Button variant={q === undefined ? 'primary' : 'secondary'}>{q === undefined ? text.findDiagnosis : text.searchAgain}</Button>
        </p>
      </div>
    </Form>
  );
}

/** Areas that can be checked, each a link into its questions. */
export function AreaLinks({
  lang,
  url,
  definitions,
  query,
}: Frame & { definitions: readonly Definition[]; query: Readonly<Record<string, string>> }) {
  return (
    <ul>
      {definitions.map(({ areaId, name, status }) => (
        <li key={areaId}>
          <Link href={url.page(paths.check, { omrade: areaId, ...query })}>{name[lang]}</Link>
          {status === 'own-reading' ? <Sub>{eligibilityText[lang].ownReadingShort}</Sub> : null}
        </li>
      ))}
    </ul>
  );
}
