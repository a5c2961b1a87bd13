import { formatDateTime } from '../../../kernel/format.ts';
import { DataTable, Field, Form, Heading, Lede, Section } from '../../../ui/index.ts';
import type { PlannedStep } from '../core/plan.ts';
import { stepStates } from '../core/states.ts';
import type { CareCase } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { type FormProps, Send, Top } from './form.tsx';
import { PlanTable } from './plan-table.tsx';
import { MadeUp, nameOf, periodText, stateName } from './words.tsx';

type Props = FormProps & {
  readonly careCase: CareCase;
  readonly plan: readonly PlannedStep[];
  /** The steps that can be planned: those not reached. */
  readonly steps: readonly number[];
  readonly plans: boolean;
};

/** Plans a step or moves it, and shows every time it has been planned for. */
export function CasePlanScreen(props: Props) {
  const { lang, state, careCase, plan, steps, plans } = props;
  const [common, text] = [pagesText[lang], pagesText[lang].casePlan];
  const { values, faults } = state;
  const history = plan.flatMap(({ history: all }) => all);
  return (
    <>
      <Top {...props} />
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.title(nameOf(careCase, lang))}</Heading>
      <Lede>{text.lede}</Lede>
      <PlanTable lang={lang} plan={plan} caption={common.page.plan} empty={text.historyNone} />
      {plans && steps.length > 0 ? (
        <Form action={props.action} hidden={props.hidden}>
          <Field
            lang={lang}
            name="step"
            kind="select"
            label={text.step}
            placeholder={text.choose}
            options={steps.map((step) => ({ value: String(step), label: stateName(stepStates[step] ?? 'longlist', lang) }))}
            value={values.step}
            error={faults.step}
          />
          <Field
            lang={lang}
            name="period"
            label={text.period}
            hint={text.periodHint}
            value={values.period}
            error={faults.period}
            width="medium"
            maxLength={20}
            optional
          />
          <Field
            lang={lang}
            name="reason"
            kind="textarea"
            rows={3}
            label={common.reason}
            hint={text.reasonHint}
            value={values.reason}
            error={faults.reason}
            maxLength={2000}
            optional
          />
          <Send label={text.submit} back={props.back} />
        </Form>
      ) : null}
      <Section labelledBy="tidigare">
        <Heading level={2} id="tidigare">
          {text.history}
        </Heading>
        <DataTable
          lang={lang}
          caption={text.history}
          rows={history}
          rowKey={({ step, revision }) => `${step}-${revision}`}
          empty={<p>{text.historyNone}</p>}
          columns={[
            { key: 'step', header: text.step, rowHeader: true, cell: ({ step }) => stateName(stepStates[step] ?? 'longlist', lang) },
            { key: 'revision', header: text.revision, numeric: true, cell: ({ revision }) => revision },
            { key: 'period', header: text.period, cell: ({ period }) => (period === null ? text.removed : periodText(period, lang)) },
            { key: 'reason', header: common.reason, cell: ({ reason }) => reason ?? common.none },
            { key: 'by', header: common.by, cell: ({ personName }) => personName ?? common.nobody },
            { key: 'at', header: common.at, cell: ({ at }) => formatDateTime(at, lang) },
          ]}
        />
      </Section>
    </>
  );
}
