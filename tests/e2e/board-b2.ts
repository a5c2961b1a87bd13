import { expect, test } from 'vitest';
import { addDays, dayInStockholm } from '../../src/kernel/date.ts';
import { paths } from '../../src/kernel/paths.ts';
import { personId } from '../support/group-story.ts';
import { type Applied, b2, filesOn, judgeRest, quietly } from './board-steps.ts';
import type { Actor, Review } from './review-steps.ts';

const limit = { timeout: 120_000 };
/** The first day of the care that is proposed. */
export const start = addDays(dayInStockholm(new Date()), 120);

/** The officer locks the statement and takes the case on to the board. */
export async function lockAndGoOn(officer: Actor, id: string): Promise<void> {
  await officer.open(paths.b2Statement(id));
  await officer.press('Lås yttrandet');
  await officer.says('Yttrandet är låst.');
  await officer.open(paths.careCase(id));
  await officer.follow(/^Gå vidare/);
  await officer.press('Gå vidare');
  await officer.says('Klart. Ärendets läge är ändrat.');
  await officer.open(paths.b2Statement(id));
}

/** What B2 does in its browsers, from five applications to a statement that is locked: the first part of the story. */
export function assessedByB2(story: () => { readonly review: Review; readonly applied: Applied }): void {
  test(
    'two assessors judge without seeing each other; what they disagree about is on top; whoever has a conflict of interest reads nothing',
    limit,
    async () => {
      const { review, applied } = story();
      const idOf = (code: string): string => applied.ids[code] ?? '';

      const officer = await review.as('handlaggare');
      const condition = 'special:neurologist';
      for (const code of ['14', '12', '01', '03', '05'])
        for (const persona of code === '14' ? b2.slice(0, 2) : [b2[code === '12' || code === '03' ? 0 : 1]]) {
          const person = await personId(review.app.db, persona);
          if (code === '14' && persona === b2[0]) {
            await officer.open(paths.assessments(applied.id));
            await officer.fillIn({ application: idOf(code), person });
            await officer.press('Ge ut');
            await officer.says('Ansökan är utlämnad.');
          } else await quietly(review, 'handlaggare', paths.assessmentAssign(applied.id), { application: idOf(code), person, due: '' });
        }
      const said = [
        ['partly', 'MÄRKT: två är lediga samtidigt.'],
        ['not-met', 'MÄRKT: enheten står utan neurolog.'],
      ] as const;
      for (const [i, [verdict, reason]] of said.entries()) {
        const persona = b2[i] ?? b2[0];
        const assessor = await review.as(persona);
        await assessor.open(paths.assessmentCondition(applied.id, idOf('14'), condition));
        await assessor.fillIn({ verdict, reason, passage: 'Personal' });
        await assessor.press('Spara');
        await judgeRest(review, applied, persona, '14');
      }
      for (const [persona, code] of [
        [b2[0], '12'],
        [b2[1], '01'],
        [b2[0], '03'],
        [b2[1], '05'],
      ] as const) {
        await judgeRest(review, applied, persona, code);
        await quietly(review, persona, paths.assessmentHandIn(applied.id, idOf(code)), {});
      }
      const [one, two] = [await review.as(b2[0]), await review.as(b2[1])];
      await one.open(paths.assessment(applied.id, idOf('14')));
      await one.press('Lämna in bedömningen');
      await two.open(paths.assessmentMatrix(applied.id));
      expect(await two.page.content()).not.toContain('MÄRKT');
      await two.open(paths.assessment(applied.id, idOf('14')));
      await two.press('Lämna in bedömningen');
      await two.open(`${paths.assessmentMatrix(applied.id)}?visa=oense`);
      for (const [, reason] of said) await two.says(reason);
      const third = await review.as(b2[2]);
      for (const address of [paths.assessments(applied.id), paths.scenarios(applied.id), paths.b2Statement(applied.id)])
        await third.open(address, 403);
    },
  );

  test(
    'B2 weighs the allocations and speaks together: an order, a condition worded anew, a dissent; locked, and the case goes on',
    limit,
    async () => {
      const { review, applied } = story();
      const idOf = (code: string): string => applied.ids[code] ?? '';

      const [officer, one, two] = [await review.as('handlaggare'), await review.as(b2[0]), await review.as(b2[1])];
      await officer.open(paths.scenarios(applied.id));
      const keys = await officer.main.locator('p.hint > span.hint').allInnerTexts();
      const want = [
        ['12', 'vb'],
        ['01', 'vb'],
        ['14', 'v'],
      ].map(([code = '', whom]) => `${idOf(code).slice(-6)}-${whom}`);
      const key =
        keys.map((text) => text.trim()).find((text) => want.every((part) => text.split('.').includes(part))) ?? expect.fail(keys.join());
      await officer.open(`${paths.scenarios(applied.id)}?a=${key}&b=${keys.map((text) => text.trim()).find((text) => text !== key)}`);
      await officer.says('Jämförelse');

      await one.open(paths.b2Statement(applied.id));
      await one.press('Börja yttrandet');
      const parts = [
        ['12', 'grant'],
        ['01', 'grant'],
        ['14', 'grant'],
        ['03', 'reject'],
        ['05', 'reject'],
      ] as const;
      const verdicts = Object.fromEntries(applied.conditions.map((name) => [`verdict-${name}`, 'met']));
      for (const [code, outcome] of parts.filter(([of]) => of !== '14')) {
        const body = {
          version: '0',
          ...verdicts,
          outcome,
          reasons: 'Påhittade skäl.',
          start: outcome === 'grant' ? start : '',
          prospects: '',
          ifGranted: '',
          ifRejected: '',
        };
        await quietly(review, b2[0], paths.b2StatementPart(applied.id, `applicant-${idOf(code)}`), body);
      }
      await one.open(paths.b2StatementPart(applied.id, `applicant-${idOf('14')}`));
      await one.says('Bedömarna: Delvis uppfyllt och Inte uppfyllt');
      const doubt = { 'verdict-special:neurologist': 'partly', 'reason-special:neurologist': 'Semestrar är inte täckta. (påhittat)' };
      await one.fillIn({ ...doubt, outcome: 'grant', reasons: 'Kortare resor i väster. (påhittat)', start });
      await one.press('Spara');
      await one.open(paths.b2StatementPart(applied.id, 'conditions'));
      await one.fillIn({ 'wording-coordinator': 'Koordinator med en halv tjänst avsatt', reasons: 'Tydligare. (påhittat)' });
      await one.press('Spara');
      await one.open(paths.b2StatementPart(applied.id, 'ranking'));
      const order = Object.fromEntries(parts.map(([code], at) => [`order-${idOf(code)}`, String(at + 1)]));
      await one.fillIn({ ...order, scenario: key, reasons: 'Volym och resor. (påhittat)' });
      await one.press('Spara');
      await quietly(review, b2[1], paths.b2StatementPart(applied.id, 'summary'), { version: '0', text: 'Tre föreslås. (påhittat)' });
      await one.open(paths.b2Statement(applied.id));
      await one.fillIn({ answer: 'approve' });
      await one.press('Skicka');
      await officer.open(paths.b2Statement(applied.id));
      expect(await officer.main.getByRole('button', { name: 'Lås yttrandet' }).count()).toBe(0);
      await two.open(paths.b2Statement(applied.id));
      await two.fillIn({ answer: 'dissent', text: 'Jag hade satt Uppsala före Västra Götaland. (påhittat)' });
      await two.press('Skicka');
      await lockAndGoOn(officer, applied.id);
      expect(await filesOn(officer)).toBe(3);
    },
  );
}
