import { formatDate, formatDateTime, formatList } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Alert, Button, ButtonLink, Form, Heading, Lede, Link, Section, SummaryList, Tag } from '../../../ui/index.ts';
import { DoneNotice, FormTop } from '../../access/index.ts';
import type { CareCase } from '../../cases/index.ts';
import { type Document, DocumentList } from '../../documents/index.ts';
import type { WholeStatement } from '../commands/lock.ts';
import { isPrediction, type Obstacle, textParts } from '../core/statement.ts';
import { placeName, predictionsIn } from '../print.ts';
import type { Named } from '../queries.ts';
import { preparationText } from '../text/preparation.ts';
import { type Hidden, StatementAnswer, StatementMembers, versionAnswered, type Words } from './joint.tsx';

export type { Hidden, Words } from './joint.tsx';

export type Places = { readonly regions: readonly Named[]; readonly collaborationRegions: readonly Named[] };

export type StatementProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly careCase: CareCase;
  readonly area: string;
  readonly whole: WholeStatement | undefined;
  readonly places: Places;
  readonly obstacles: readonly Obstacle[];
  readonly documents: readonly Document[];
  readonly acts: { readonly writes: boolean; readonly answers: boolean; readonly locks: boolean };
  readonly values: Words;
  readonly errors: Words;
  readonly keptAt: Date | undefined;
  readonly discard: { readonly action: string; readonly hidden: Hidden };
  readonly says: string | undefined;
  readonly hidden: () => Hidden;
};

/** B1's statement: its parts, its predictions, where the members stand, and what can be done now. */
export function StatementScreen(props: StatementProps) {
  const { lang, url, careCase, whole, errors } = props;
  const text = preparationText[lang];
  return (
    <>
      <FormTop lang={lang} state={{ faults: errors, keptAt: props.keptAt }} discard={props.discard} />
      <DoneNotice lang={lang} says={props.says} />
      {careCase.fictitious ? (
        <Alert lang={lang} kind="warning">
          {text.fictitious}
        </Alert>
      ) : null}
      <Heading level={1}>{text.titleOf(props.area)}</Heading>
      <Lede>{text.lede}</Lede>
      {whole === undefined ? (
        <>
          <p>{text.notBegun}</p>
          {props.acts.writes ? (
            <Form action={url.page(paths.b1Statement(careCase.id))} hidden={props.hidden()} look="plain">
              <Button>{text.begin}</Button>
            </Form>
          ) : null}
        </>
      ) : (
        <Begun {...props} whole={whole} />
      )}
    </>
  );
}

type BegunProps = StatementProps & { readonly whole: WholeStatement };

function Begun(props: BegunProps) {
  const { lang, url, whole, documents } = props;
  const { statement } = whole;
  const text = preparationText[lang];
  const isLocked = statement.status === 'locked';
  return (
    <>
      <p>
        <Tag tone={isLocked ? 'success' : 'info'}>{text.status[statement.status]}</Tag>
      </p>
      {isLocked && statement.lockedAt ? (
        <>
          <p>{text.lock.locked(formatDateTime(statement.lockedAt, lang), statement.diaryNumber ?? '')}</p>
          <DocumentList lang={lang} url={url} documents={documents} caption={text.document.list} />
        </>
      ) : null}
      <Texts {...props} isLocked={isLocked} />
      <Predictions {...props} isLocked={isLocked} />
      <Members {...props} />
      {isLocked ? null : (
        <>
          <Answer {...props} />
          <Lock {...props} />
        </>
      )}
    </>
  );
}

function Texts({ lang, url, careCase, whole, acts, isLocked }: BegunProps & { readonly isLocked: boolean }) {
  const text = preparationText[lang];
  return (
    <>
      {textParts.map((part) => {
        const content = whole.parts.get(part);
        const said = content && !isPrediction(content) ? content.text : '';
        return (
          <Section key={part} labelledBy={part}>
            <Heading level={2} id={part}>
              {text.parts[part]}
            </Heading>
            {said === '' ? <p class="hint">{isLocked ? text.partUnused : text.partEmpty}</p> : <p class="lines">{said}</p>}
            <div class="actions">
              {acts.writes && !isLocked ? (
                <Link href={url.page(paths.b1StatementPart(careCase.id, part))}>{text.editOf(text.parts[part])}</Link>
              ) : null}
              {content ? (
                <Link href={url.page(paths.b1StatementPartHistory(careCase.id, part))}>{text.historyOf(text.parts[part])}</Link>
              ) : null}
            </div>
          </Section>
        );
      })}
    </>
  );
}

function Predictions({ lang, url, careCase, whole, places, acts, isLocked }: BegunProps & { readonly isLocked: boolean }) {
  const text = preparationText[lang];
  const rows = predictionsIn(whole.parts);
  return (
    <Section labelledBy="forutsagelser">
      <Heading level={2} id="forutsagelser">
        {text.predictions.title}
      </Heading>
      <p>{text.predictions.lede}</p>
      {rows.length === 0 ? <p>{text.predictions.none}</p> : null}
      {rows.map(([number, one]) => (
        <Section key={number} labelledBy={`forutsagelse-${number}`}>
          <Heading level={3} id={`forutsagelse-${number}`}>
            {text.predictions.one(number)}
          </Heading>
          <SummaryList
            facts={[
              { term: text.fields.what, value: <span class="lines">{one.what}</span> },
              { term: text.fields.place, value: placeName(one.place, places, text.national) },
              { term: text.fields.by, value: formatDate(one.by, lang) },
              { term: text.fields.measure, value: <span class="lines">{one.measure}</span> },
              { term: text.fields.direction, value: text.directions[one.direction] },
              { term: text.fields.certainty, value: text.certainties[one.certainty] },
            ]}
          />
          <div class="actions">
            {acts.writes && !isLocked ? (
              <Link href={url.page(paths.b1StatementPart(careCase.id, `prediction-${number}`))}>
                {text.editOf(text.predictions.one(number))}
              </Link>
            ) : null}
            <Link href={url.page(paths.b1StatementPartHistory(careCase.id, `prediction-${number}`))}>
              {text.historyOf(text.predictions.one(number))}
            </Link>
          </div>
        </Section>
      ))}
      {acts.writes && !isLocked ? (
        <div class="actions">
          <ButtonLink href={url.page(paths.b1StatementPart(careCase.id, 'new'))} variant="secondary">
            {text.predictions.add}
          </ButtonLink>
        </div>
      ) : null}
    </Section>
  );
}

function Members({ lang, whole }: BegunProps) {
  const { voters, answers, statement } = whole;
  return <StatementMembers lang={lang} voters={voters} answers={answers} version={versionAnswered(statement)} />;
}

function Answer({ lang, url, careCase, whole, acts, values, errors, hidden }: BegunProps) {
  if (!acts.answers) return null;
  const action = url.page(paths.b1StatementAnswer(careCase.id));
  return (
    <StatementAnswer lang={lang} action={action} hidden={hidden()} version={whole.statement.version} values={values} errors={errors} />
  );
}

function Lock({ lang, url, careCase, whole, acts, obstacles, hidden }: BegunProps) {
  const words = preparationText[lang];
  const text = words.lock;
  const nameOf = (id: string): string => whole.voters.find(({ person }) => person === id)?.name ?? words.unknownPerson;
  const said = (obstacle: Obstacle): string => {
    switch (obstacle.kind) {
      case 'empty':
        return text.empty(words.parts[obstacle.part]);
      case 'waiting':
        return text.waiting(formatList(obstacle.people.map(nameOf), lang));
      default:
        return text[obstacle.kind];
    }
  };
  return (
    <Section labelledBy="las">
      <Heading level={2} id="las">
        {text.title}
      </Heading>
      <p>{text.lede}</p>
      {obstacles.length > 0 ? (
        <Alert lang={lang} kind="info" title={text.left} level={3}>
          <ul>
            {obstacles.map((one) => (
              <li key={said(one)}>{said(one)}</li>
            ))}
          </ul>
        </Alert>
      ) : acts.locks ? (
        <Form
          action={url.page(paths.b1StatementLock(careCase.id))}
          hidden={{ ...hidden(), version: String(whole.statement.version) }}
          look="plain"
        >
          <Button>{text.send}</Button>
        </Form>
      ) : null}
    </Section>
  );
}
