import { formatWhen } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import {
  Alert,
  Checkboxes,
  DataTable,
  Field,
  FilterPanel,
  Form,
  fieldId,
  Heading,
  Hint,
  Lede,
  Link,
  Section,
  Sub,
} from '../../../ui/index.ts';
import { DoneNotice } from '../../access/index.ts';
import type { AreaUnderWay } from '../commands/take-over.ts';
import { type CaseState, stepStates } from '../core/states.ts';
import { pagesText } from '../text/pages.ts';
import { type FormProps, Send, Top } from './form.tsx';
import { MadeUp, StateTag, stateName } from './words.tsx';

type Row = AreaUnderWay & { readonly label: string };

type Props = FormProps & {
  readonly url: Urls;
  readonly areas: readonly Row[];
  readonly all: number;
  readonly filter: { readonly q: string; readonly states: readonly CaseState[] };
  readonly chosen: readonly string[];
  /** The step that was chosen for each paused area. */
  readonly stopped: ReadonlyMap<string, string>;
  /** How many cases have just been opened. */
  readonly done: number | undefined;
  readonly takes: boolean;
  readonly fictitious: boolean;
};

/** Where an area without a case can be. */
const states: readonly CaseState[] = [...stepStates.slice(1), 'paused'];

/** Areas under way that have no case, to be marked and taken over. */
export function UnderWayScreen(props: Props) {
  const { lang, url, state, areas, all, filter, takes, done, fictitious } = props;
  const [common, text] = [pagesText[lang], pagesText[lang].underWay];
  const here = url.page(patterns.casesUnderWay);
  return (
    <>
      <Top {...props} />
      <DoneNotice lang={lang} says={done === undefined ? undefined : text.done(done)} />
      <MadeUp lang={lang} fictitious={fictitious} many />
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Section>
        <FilterPanel lang={lang} action={here} clearHref={here}>
          <Field lang={lang} kind="search" name="q" label={text.area} value={filter.q} maxLength={200} />
          <Checkboxes
            lang={lang}
            name="state"
            label={text.state}
            inline
            values={filter.states}
            choices={states.map((one) => ({ value: one, label: stateName(one, lang) }))}
          />
        </FilterPanel>
      </Section>
      <Section>
        <p>{text.count(areas.length, all)}</p>
      </Section>
      {takes && areas.length > 0 ? (
        <Form action={props.action} hidden={props.hidden} look="plain" label={text.title}>
          {state.faults.area === undefined ? null : (
            <div id={fieldId('area')} tabindex={-1}>
              <Alert lang={lang} kind="danger" live>
                {state.faults.area}
              </Alert>
            </div>
          )}
          <Table {...props} />
          <Field
            lang={lang}
            name="reason"
            kind="textarea"
            rows={3}
            label={common.reason}
            hint={text.reasonHint}
            value={state.values.reason}
            error={state.faults.reason}
            maxLength={4000}
          />
          <Hint>{text.note}</Hint>
          <Send label={text.submit} back={props.back} />
        </Form>
      ) : (
        <Table {...props} />
      )}
    </>
  );
}

function Table({ lang, url, areas, all, chosen, stopped, takes }: Props) {
  const text = pagesText[lang].underWay;
  return (
    <DataTable
      lang={lang}
      caption={text.title}
      rows={areas}
      rowKey={({ area }) => area}
      empty={<p>{all > 0 ? text.emptyFilter : text.empty}</p>}
      columns={[
        ...(takes
          ? [
              {
                key: 'pick',
                header: text.pick,
                cell: ({ area, label }: Row) => (
                  <input type="checkbox" name="area" value={area} checked={chosen.includes(area)} aria-label={text.pickLabel(label)} />
                ),
              },
            ]
          : []),
        {
          key: 'area',
          header: text.area,
          rowHeader: true,
          cell: ({ area, label }) => <Link href={url.page(paths.area(area))}>{label}</Link>,
        },
        {
          key: 'state',
          header: text.state,
          cell: ({ area, at, label }) => (
            <>
              <StateTag lang={lang} state={at.state} />
              {at.stoppedIn === null ? null : <Sub>{pagesText[lang].page.stopped(stateName(at.stoppedIn, lang))}</Sub>}
              {takes && at.state === 'paused' && at.stoppedIn === null ? (
                <Field
                  lang={lang}
                  id={`stopped-${area}`}
                  name="stopped"
                  kind="select"
                  label={text.stoppedIn(label)}
                  placeholder={text.choose}
                  options={stepStates.slice(1).map((step) => ({ value: `${area}:${step}`, label: stateName(step, lang) }))}
                  value={stopped.has(area) ? `${area}:${stopped.get(area)}` : undefined}
                />
              ) : null}
            </>
          ),
        },
        {
          key: 'since',
          header: text.since,
          cell: ({ standing }) => (
            <>
              {formatWhen(standing.since, lang)}
              {standing.certainty === 'certain' ? null : <Sub>{text.possible}</Sub>}
            </>
          ),
        },
      ]}
    />
  );
}
