import type { Lang } from '../../../platform/i18n/language.ts';
import { DataTable, Sub, Tag } from '../../../ui/index.ts';
import { type PlannedStep, writePeriod } from '../core/plan.ts';
import { stepStates } from '../core/states.ts';
import { pagesText } from '../text/pages.ts';
import { periodText, stateName } from './words.tsx';

/** Reached, late, moved although it was due, or in time. */
export function PlanState({ lang, step }: { readonly lang: Lang; readonly step: PlannedStep }) {
  const text = pagesText[lang].plan;
  const isMoved = step.missed !== null && (step.now === null || writePeriod(step.missed) !== writePeriod(step.now));
  if (step.isReached) return <Tag tone="success">{text.reached}</Tag>;
  return (
    <>
      <Tag tone={step.isLate || isMoved ? 'warning' : 'neutral'}>{step.isLate || isMoved ? text.late : text.onTime}</Tag>
      {isMoved ? <Sub>{text.movedLate(periodText(step.missed, lang))}</Sub> : null}
    </>
  );
}

/** When each step is planned, when it was first planned, and how it goes. */
export function PlanTable(props: {
  readonly lang: Lang;
  readonly plan: readonly PlannedStep[];
  readonly caption: string;
  readonly empty: string;
}) {
  const { lang, plan, caption, empty } = props;
  const text = pagesText[lang].plan;
  return (
    <DataTable
      lang={lang}
      caption={caption}
      rows={plan}
      rowKey={({ step }) => step}
      empty={<p>{empty}</p>}
      columns={[
        { key: 'step', header: text.step, rowHeader: true, cell: ({ step }) => stateName(stepStates[step] ?? 'longlist', lang) },
        { key: 'planned', header: text.planned, cell: ({ now }) => periodText(now, lang) },
        { key: 'first', header: text.first, cell: ({ history }) => periodText(history[0]?.period ?? null, lang) },
        { key: 'state', header: text.state, cell: (step) => <PlanState lang={lang} step={step} /> },
      ]}
    />
  );
}
