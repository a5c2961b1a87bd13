import { sql } from 'kysely';
import { paths } from '../../kernel/paths.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Lang } from '../../platform/i18n/language.ts';
import type { Job } from '../../platform/jobs/index.ts';
import { tell } from '../messages/index.ts';
import { lowerFirst } from './core/lower.ts';
import { planOf, type Reminder, remindersOf, writePeriod } from './core/plan.ts';
import { isStep, stepNumber, stepStates } from './core/states.ts';
import { inWords } from './period.ts';
import { planRevisions } from './plans.ts';
import { allCases, type CareCase, todayIn } from './queries.ts';
import { addEvent } from './store.ts';
import { pagesText } from './text/pages.ts';
import { caseWords } from './text/words.ts';

/** What the plan reminds of is told once for each date and each kind: a date that has been moved away from is told of beside the new one. */
export const casesJobs: readonly Job[] = [
  { name: 'cases.remind', every: { at: '06.15' }, run: (tx) => tx(remindOfPlans).then(() => undefined) },
];

/** Tells whoever handles the case, and the heads of what is late. Returns how many reminders were told. */
export async function remindOfPlans(tx: Tx): Promise<number> {
  const today = await todayIn(tx);
  let count = 0;
  for (const fictitious of [false, true]) {
    const cases = (await allCases(tx, { fictitious })).filter(({ state }) => isStep(state));
    const revisions = await planRevisions(
      tx,
      cases.map(({ id }) => id),
    );
    for (const careCase of cases) {
      const plan = planOf(revisions.get(careCase.id) ?? [], stepNumber(careCase.state) ?? 0, today);
      for (const reminder of remindersOf(plan, today)) if (await remind(tx, careCase, reminder)) count += 1;
    }
  }
  return count;
}

async function remind(tx: Tx, careCase: CareCase, reminder: Reminder): Promise<boolean> {
  const { id, handler, fictitious } = careCase;
  const what = `${reminder.step}:${reminder.kind}:${writePeriod(reminder.period)}`;
  const told =
    await sql`select 1 from case_event where care_case = ${id} and kind = 'case.reminded' and details ->> 'what' = ${what}`.execute(tx);
  if (told.rows.length > 0) return false;
  const says = { sv: reminderText(careCase, reminder, 'sv'), en: reminderText(careCase, reminder, 'en') };
  await tell(tx, {
    to: [
      handler === null ? { role: 'case-officer', organisation: 'authority' } : { person: handler },
      ...(reminder.kind === 'soon' ? [] : [{ role: 'head' as const, organisation: 'authority' }]),
    ],
    message: { key: `case.plan-${reminder.kind}`, subject: says, body: says },
    careCase: id,
    path: paths.casePlan(id),
    fictitious,
  });
  await addEvent(tx, { careCase: id, kind: 'case.reminded', says, details: { what }, person: null });
  return true;
}

function reminderText(careCase: CareCase, { step, kind, period, movedTo }: Reminder, lang: Lang): string {
  const text = pagesText[lang];
  const area = lang === 'en' && careCase.areaNameEn !== null ? careCase.areaNameEn : careCase.areaName;
  const name = lowerFirst(text.page.step(step, caseWords[lang].states[stepStates[step] ?? 'longlist']));
  return kind === 'moved-late'
    ? text.plan.reminder['moved-late'](area, name, inWords(period, lang), movedTo === null ? '' : inWords(movedTo, lang))
    : text.plan.reminder[kind](area, name, inWords(period, lang));
}
