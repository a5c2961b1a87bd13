import { paths } from '../../../kernel/paths.ts';
import {
  Actions,
  Alert,
  Button,
  ButtonLink,
  DataTable,
  Field,
  Form,
  Grid,
  Heading,
  Lede,
  Section,
  SummaryList,
} from '../../../ui/index.ts';
import type { Decision, Fault, Localised } from '../../definitions/index.ts';
import type { Tried } from '../core/tryout.ts';
import { text } from '../text/authoring.ts';
import type { Doc } from '../world.ts';
import { DocHeading, type Place } from './common.tsx';

type Answered = { readonly decision: Decision | undefined; readonly faults: readonly Fault[]; readonly badLines: readonly string[] };
type Props = Place & {
  readonly doc: Doc;
  readonly tried: Tried;
  readonly hidden: Readonly<Record<string, string>>;
  /** Undefined until something has been asked. */
  readonly answered: Answered | undefined;
  /** The form that saves the case; only for a draft that is open. */
  readonly saveHidden: Readonly<Record<string, string>> | undefined;
};

export function TryPage(props: Props) {
  const { doc, lang, url, tried, hidden, answered } = props;
  const t = text[lang];
  const asked = [...doc.definition.criteria, ...doc.definition.delimitations.filter((one) => !one.derived)];
  const givenFor = (id: string): string | undefined => tried.answers.find((one) => one.startsWith(`${id}=`));
  const options = (id: string) => (['yes', 'no', 'unknown'] as const).map((value) => ({ value: `${id}=${value}`, label: t[value] }));
  return (
    <>
      <DocHeading doc={doc} lang={lang} title={t.tryTitle} />
      <Lede>{t.tryLede}</Lede>
      {answered ? <Answer {...props} answered={answered} /> : null}
      <Section>
        <Form action={url.page(paths.definitionTry(doc.ref))} hidden={hidden} label={t.tryTitle} look="plain">
          <Grid>
            <Field lang={lang} name="alder" label={t.age} value={tried.age} width="short" inputMode="decimal" optional />
            <Field
              lang={lang}
              kind="textarea"
              name="diagnoser"
              label={t.diagnoses}
              hint={t.diagnosesHint}
              rows={2}
              value={tried.diagnoses}
              optional
            />
          </Grid>
          <Section>
            <Grid>
              {asked.map((one) => (
                <Field
                  key={one.id}
                  lang={lang}
                  kind="select"
                  name="svar"
                  id={`falt-svar-${one.id}`}
                  label={one.question[lang] || one.id}
                  placeholder={t.unknown}
                  options={options(one.id)}
                  value={givenFor(one.id)}
                />
              ))}
            </Grid>
          </Section>
          <Actions>
            <Button>{t.tryButton}</Button>
            <ButtonLink href={url.page(paths.definitionDoc(doc.ref))} variant="tertiary">
              {t.back}
            </ButtonLink>
          </Actions>
        </Form>
      </Section>
    </>
  );
}

function Answer({ doc, lang, url, answered, saveHidden }: Props & { readonly answered: Answered }) {
  const t = text[lang];
  const { decision, faults, badLines } = answered;
  const wrong = [...badLines.map((line) => t.badDiagnosis(line)), ...faults.map((one) => one.message[lang])];
  if (!decision || wrong.length > 0) {
    return (
      <Alert lang={lang} kind="danger" title={t.faults} live>
        <ul>
          {wrong.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Alert>
    );
  }
  const kind = decision.result === 'refer' ? 'success' : decision.result === 'more-information' ? 'warning' : 'info';
  const named = (id: string): string => nameOf(doc, id)?.[lang] ?? id;
  const list = (ids: readonly string[]) => (
    <ul>
      {ids.map((id) => (
        <li key={id}>{named(id)}</li>
      ))}
    </ul>
  );
  const facts = [
    { term: t.openDoors, ids: decision.doors },
    { term: t.redirects, ids: decision.redirects.map((one) => one.area) },
    { term: t.missing, ids: decision.missing },
    { term: t.ruleOut, ids: decision.ruleOut },
  ].flatMap(({ term, ids }) => (ids.length === 0 ? [] : [{ term, value: list(ids) }]));
  return (
    <Section labelledBy="svar">
      <Heading level={2} id="svar">
        {t.answer}
      </Heading>
      <Alert lang={lang} kind={kind} title={t.result[decision.result]} level={3} live />
      <DataTable
        lang={lang}
        caption={t.reasons}
        showCaption
        rows={decision.reasons}
        empty={t.none}
        columns={[
          { key: 'part', header: t.part, rowHeader: true, cell: (one) => named(one.criterion) },
          { key: 'effect', header: t.effect, cell: (one) => `${t.effectName[one.effect]}${one.door ? `: ${named(one.door)}` : ''}` },
          { key: 'reference', header: t.reference, cell: (one) => one.legalReference },
        ]}
      />
      <SummaryList facts={facts} />
      {saveHidden ? (
        <Form action={url.page(paths.definitionCases(doc.ref))} hidden={saveHidden} label={t.saveAsCase}>
          <Field lang={lang} name="title" label={t.caseTitle} hint={t.caseTitleHint} />
          <Actions>
            <Button variant="secondary" name="do" value="tried">
              {t.saveAsCase}
            </Button>
          </Actions>
        </Form>
      ) : null}
    </Section>
  );
}

/** What a part is called: its question, its title, or its text. */
export function nameOf({ definition }: Pick<Doc, 'definition'>, id: string): Localised | undefined {
  if (id === 'age') return { sv: 'Ålder', en: 'Age' };
  if (id === 'population') return definition.population.text;
  const door = definition.doors.find((one) => one.id === id);
  const delimitation = definition.delimitations.find((one) => one.id === id);
  const found = door?.title ?? delimitation?.title ?? definition.criteria.find((one) => one.id === id)?.question;
  return found ?? definition.redirections.find((one) => one.id === id)?.text;
}
