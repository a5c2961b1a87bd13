import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import {
  Actions,
  Alert,
  Button,
  ButtonLink,
  type Content,
  DataTable,
  Details,
  Field,
  Form,
  Heading,
  Link,
  Section,
  Stack,
  SummaryList,
} from '../../../ui/index.ts';
import type { Effect } from '../core/events.ts';
import type { ItemState } from '../core/state.ts';
import { outcomesOf } from '../outcome-says.ts';
import type { Sitting } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { sittingsText } from '../text/sittings.ts';
import { Applicants, Conditions, type Hidden, MadeUp, OneButton, Outcomes, Paragraphs, type Place } from './parts.tsx';

/** The papers of an item: background, the matter, the assessment, conditions and proposal, in the order that the board is used to. */
export function ItemPapers({ lang, one, level }: Pick<Place, 'lang'> & { readonly one: ItemState; readonly level: 2 | 3 }) {
  const text = pagesText[lang];
  const words = sittingsText[lang];
  const { item } = one;
  const { slots } = item;
  const part = (title: string, body: Content): Content => (
    <Stack>
      <Heading level={level}>{title}</Heading>
      {body}
    </Stack>
  );
  return (
    <div lang="sv" class="stack">
      {item.background.length > 0
        ? part(
            words.minutes.background,
            <ul>
              {item.background.map((one_) => (
                <li key={one_}>{one_}</li>
              ))}
            </ul>,
          )
        : null}
      {item.matter.trim() === '' ? null : part(words.minutes.matter, <Paragraphs text={item.matter} />)}
      {item.applicants.length > 0
        ? part(item.kind === 'award' ? words.minutes.applicants : words.minutes.holder, <Applicants lang={lang} one={one} />)
        : null}
      {slots?.units == null ? null : part(text.slotsTitle, <p>{text.slots(slots.units, slots.unitsForChildren, one.held.length)}</p>)}
      {item.ground === null ? null : part(text.form.ground, <p>{words.groundNames[item.ground]}</p>)}
      {item.hearing === null
        ? null
        : part(
            text.form.asked,
            <p>
              {formatDate(item.hearing.asked, lang)}. {item.hearing.said}
            </p>,
          )}
      {item.assessment.trim() === '' ? null : part(words.minutes.assessment, <Paragraphs text={item.assessment} />)}
      {one.conditions.length > 0 ? part(text.form.conditions, <Conditions lang={lang} conditions={one.conditions} />) : null}
      {item.proposal.trim() === '' ? null : part(text.form.proposal, <Paragraphs text={item.proposal} />)}
      {item.presenter.trim() === '' ? null : (
        <p>
          {text.form.presenter}: {item.presenter}
        </p>
      )}
    </div>
  );
}

type Props = Place & {
  readonly sitting: Sitting;
  readonly one: ItemState;
  /** Null for those who only read. */
  readonly keep: Hidden | null;
  /** For whoever presided, when the decision is to hold at once. */
  readonly atOnce: { readonly hidden: Hidden } | null;
  readonly vacancy: { readonly hidden: Hidden } | null;
  readonly top: Content;
};

/** One item: its papers, what was decided and what it became. */
export function ItemScreen({ lang, url, sitting, one, keep, atOnce, vacancy, top }: Props) {
  const text = pagesText[lang];
  const words = sittingsText[lang];
  const { item } = one;
  return (
    <>
      {top}
      <Heading level={1}>
        {one.number}. {item.title}
      </Heading>
      <Stack>
        <p>
          {words.kinds[item.kind]}. {words.itemPhases[one.phase]}.{one.late ? ` ${text.late}.` : ''}
        </p>
        <MadeUp lang={lang} sitting={sitting} />
      </Stack>
      {keep !== null && one.phase === 'listed' ? (
        <>
          <Actions>
            <ButtonLink href={url.page(paths.sittingItemEdit(sitting.id, item.id))} variant="secondary">
              {text.edit}
            </ButtonLink>
          </Actions>
          <Details summary={text.remove}>
            <Form action={url.page(paths.sittingItem(sitting.id, item.id))} hidden={{ ...keep, version: String(one.version) }}>
              <Field lang={lang} name="why" label={text.why} maxLength={1000} />
              <Actions>
                <Button variant="secondary">{text.remove}</Button>
              </Actions>
            </Form>
          </Details>
        </>
      ) : null}
      <ItemPapers lang={lang} one={one} level={2} />
      {one.decision ? (
        <Section>
          <Heading level={2}>{words.minutes.decision}</Heading>
          <p>{words.minutes.decidesBy(one.decision.proposal.id)}</p>
          <Outcomes lang={lang} of={outcomesOf(one)} outcomes={one.decision.proposal.outcomes} />
          {one.effects.length > 0 ? <Effects lang={lang} url={url} one={one} /> : <p>{text.notYet}</p>}
        </Section>
      ) : null}
      {atOnce === null ? null : (
        <Section>
          <Heading level={2}>{text.adjustAtOnce}</Heading>
          <p>{text.adjustAtOnceLede}</p>
          <OneButton action={url.page(paths.sittingItemAdjust(sitting.id, item.id))} hidden={atOnce.hidden} variant="primary">
            {text.adjustAtOnce}
          </OneButton>
        </Section>
      )}
      {vacancy === null ? null : (
        <Alert lang={lang} kind="info" title={text.vacancy}>
          <p>{text.vacancyLede}</p>
          <OneButton action={url.page(paths.sittingVacancy(sitting.id, item.id))} hidden={vacancy.hidden}>
            {text.vacancyButton}
          </OneButton>
        </Alert>
      )}
    </>
  );
}

function Effects({ lang, url, one }: Place & { readonly one: ItemState }) {
  const text = pagesText[lang];
  const nameOf = (key: string): string => one.item.applicants.find((other) => other.key === key)?.regionName ?? key;
  return (
    <DataTable<Effect>
      lang={lang}
      caption={text.effects}
      rows={one.effects}
      rowKey={({ applicant }) => applicant}
      columns={[
        { key: 'who', header: text.form.region, rowHeader: true, cell: ({ applicant }) => nameOf(applicant) },
        { key: 'what', header: text.outcome, cell: ({ outcome }) => sittingsText[lang].outcomes[outcome] },
        {
          key: 'permit',
          header: text.permit,
          cell: ({ permit }) => (permit === null ? '–' : <Link href={url.page(paths.permit(permit))}>{permit}</Link>),
        },
        { key: 'number', header: text.diaryNumber, cell: ({ diaryNumber }) => diaryNumber ?? '–' },
      ]}
    />
  );
}

type PapersProps = Place & {
  readonly sitting: Sitting;
  readonly items: readonly ItemState[];
};

/** Everything that is to be read before the meeting on one page, for saving and printing. */
export function PapersScreen({ lang, sitting, items }: PapersProps) {
  const text = pagesText[lang];
  const { state } = sitting;
  return (
    <>
      <Heading level={1}>
        {text.papers}: {formatDate(sitting.day, lang)}
      </Heading>
      <p>{text.papersLede}</p>
      <MadeUp lang={lang} sitting={sitting} />
      <SummaryList
        facts={[
          { term: text.start, value: state.start.replace(':', '.') },
          { term: text.place, value: state.place },
        ]}
      />
      {items.map((one) => (
        <Section key={one.item.id}>
          <Heading level={2}>
            {one.number}. {one.item.title}
          </Heading>
          <p>
            {sittingsText[lang].kinds[one.item.kind]}.{one.late ? ` ${text.late}.` : ''}
          </p>
          {one.item.isKept ? <p>{text.hidden}</p> : <ItemPapers lang={lang} one={one} level={3} />}
        </Section>
      ))}
    </>
  );
}
