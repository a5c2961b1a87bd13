import { paths } from '../../../kernel/paths.ts';
import {
  Alert,
  ButtonLink,
  type Content,
  DataTable,
  Heading,
  Hint,
  Lede,
  Link,
  Section,
  SrOnly,
  Stack,
  Sub,
  SummaryList,
} from '../../../ui/index.ts';
import type { AnswerView, ReasonRow, UnitRow } from '../answer.ts';
import { stepBackTo } from '../core/guide.ts';
import { writeState } from '../routes/state.ts';
import { eligibilityText } from '../text/index.ts';
import type { InArea } from './frame.ts';
import { BackLink } from './question.tsx';

type Props = InArea & { answer: AnswerView; checkable: ReadonlySet<string> };

const KIND = { refer: 'success', 'do-not-refer': 'warning', 'refer-elsewhere': 'info', 'more-information': 'info' } as const;

/** The answer: what, why, what to do now, where, and what it builds on. */
export function AnswerScreen(props: Props) {
  const { lang, url, definition, state, answer } = props;
  const text = eligibilityText[lang];
  const query = writeState(state);
  return (
    <Stack>
      <Heading level={1}>{answer.heading}</Heading>
      <Lede>{answer.lede}</Lede>
      <Alert lang={lang} kind={answer.units?.rows.length === 0 ? 'warning' : KIND[answer.result]}>
        <p>{text.supportShort}</p>
        {definition.status === 'own-reading' ? <p>{text.ownReadingSentence}</p> : null}
      </Alert>
      <Doors {...props} />
      <Redirects {...props} />
      <List id="hemma" title={text.now} items={answer.now} />
      <List id="saknas" title={text.missing} items={answer.missing} hint={text.missingHint} ordered />
      <Units {...props} />
      <List id="remiss" title={text.referral} items={answer.referral} />
      <List id="uteslut" title={text.toRuleOut} items={answer.toRuleOut} hint={text.toRuleOutHint} />
      <Part id="varfor" title={text.reasons}>
        <DataTable<ReasonRow>
          lang={lang}
          caption={text.reasons}
          rows={answer.reasons}
          rowKey={(_row, at) => at}
          columns={[
            {
              key: 'reason',
              header: text.reason,
              rowHeader: true,
              cell: (row) => (
                <>
                  {row.title}
                  {row.text === row.title ? null : <Sub>{row.text}</Sub>}
                </>
              ),
            },
            { key: 'effect', header: text.means, cell: ({ effect }) => effect },
            { key: 'reference', header: text.reference, cell: ({ reference }) => reference },
          ]}
        />
      </Part>
      <Given {...props} />
      <Part id="bygger-pa" title={text.limits}>
        <ul>
          {answer.limits.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p class="row actions">
          <span>{text.apiHint}</span>
          <Link href={url.plain(paths.api.executableDefinition(definition.areaId))}>{text.definitionJson}</Link>
          <Link href={url.plain(paths.api.executableDefinitionFhir(definition.areaId))}>{text.definitionFhir}</Link>
        </p>
      </Part>
      <div class="actions">
        <ButtonLink href={url.page(paths.checkPdf, query)}>{text.pdf}</ButtonLink>
        <BackLink {...props} />
        <ButtonLink variant="tertiary" href={url.page(paths.check)}>
          {text.again}
        </ButtonLink>
      </div>
      <Hint>{text.printHint}</Hint>
    </Stack>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: Content }) {
  return (
    <Section id={id} labelledBy={`${id}-rubrik`}>
      <Stack>
        <Heading level={2} id={`${id}-rubrik`}>
          {title}
        </Heading>
        {children}
      </Stack>
    </Section>
  );
}

function List(props: { id: string; title: string; items: readonly string[]; hint?: string; ordered?: boolean }) {
  const { id, title, items, hint, ordered } = props;
  if (items.length === 0) return null;
  const rows = items.map((item) => <li key={item}>{item}</li>);
  return (
    <Part id={id} title={title}>
      {hint ? <Hint>{hint}</Hint> : null}
      {ordered ? <ol>{rows}</ol> : <ul>{rows}</ul>}
    </Part>
  );
}

function Doors({ lang, answer }: Props) {
  const text = eligibilityText[lang];
  if (answer.doors.length === 0) return null;
  return (
    <Part id="skal" title={text.doors}>
      {answer.doors.map((door) => (
        <div class="prose" key={door.title}>
          <Heading level={3}>{door.title}</Heading>
          <p>{door.text}</p>
          {door.outcomes.length > 0 ? (
            <>
              <p>{text.outcomes}:</p>
              <ul>
                {door.outcomes.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </>
          ) : null}
          <Hint>{door.reference}</Hint>
        </div>
      ))}
    </Part>
  );
}

function Redirects({ lang, url, state, answer, checkable }: Props) {
  const text = eligibilityText[lang];
  if (answer.redirects.length === 0) return null;
  return (
    <Part id="omrade" title={text.redirects}>
      {answer.redirects.map(({ area, name, text: says }) => (
        <div key={area}>
          <Heading level={3}>{name}</Heading>
          <p>{says}</p>
          <p class="row">
            {checkable.has(area) ? (
              <ButtonLink variant="secondary" href={url.page(paths.check, writeState({ area, diagnosis: state.diagnosis, answers: [] }))}>
                {text.redirectCheck(name)}
              </ButtonLink>
            ) : null}
            <Link href={url.page(paths.area(area))}>{text.redirectRead(name)}</Link>
          </p>
        </div>
      ))}
    </Part>
  );
}

function Units({ lang, url, definition, answer }: Props) {
  const text = eligibilityText[lang];
  if (answer.units === undefined) return null;
  return (
    <Part id="enheter" title={text.units}>
      {answer.units.rows.length === 0 ? null : (
        <DataTable<UnitRow>
          lang={lang}
          caption={text.units}
          rows={answer.units.rows}
          rowKey={(_row, at) => at}
          columns={[
            {
              key: 'unit',
              header: text.unit,
              rowHeader: true,
              cell: ({ name, notes }) => (
                <>
                  {name}
                  {notes.map((note) => (
                    <Sub key={note}>{note}</Sub>
                  ))}
                </>
              ),
            },
            { key: 'holder', header: text.holder, cell: ({ holder }) => holder },
            { key: 'takes', header: text.takes, cell: ({ takes }) => takes },
            { key: 'address', header: text.address, cell: ({ address }) => address ?? text.addressUnknown },
          ]}
        />
      )}
      {answer.units.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <p>
        <Link href={url.page(paths.area(definition.areaId))}>{text.areaPage}</Link>
      </p>
    </Part>
  );
}

/** The diagnosis and the answers, each with a way to change it. */
function Given({ lang, url, state, answer }: Props) {
  const text = eligibilityText[lang];
  const { diagnosis } = answer;
  return (
    <>
      {diagnosis ? (
        <Part id="diagnos" title={text.codes}>
          <SummaryList
            facts={[
              { term: text.diagnosis, value: diagnosis.name ?? diagnosis.code },
              { term: text.code, value: diagnosis.code },
              {
                term: text.codeSays,
                value: (
                  <ul>
                    {diagnosis.says.map((one) => (
                      <li key={one}>{one}</li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
        </Part>
      ) : null}
      {answer.answers.length === 0 ? null : (
        <Part id="svar" title={text.yourAnswers}>
          <SummaryList
            facts={answer.answers.map(({ question, answer: given }, at) => ({
              term: question,
              value: (
                <>
                  {given}{' '}
                  <Link href={url.page(paths.check, writeState(stepBackTo(state, at)))}>
                    {text.change}
                    <SrOnly> {question}</SrOnly>
                  </Link>
                </>
              ),
            }))}
          />
        </Part>
      )}
    </>
  );
}
