import { describe, expect, test } from 'vitest';
import { definitions, movement } from '../../tests/eligibility/definitions.ts';
import { againstR4, hasR4 } from '../../tests/eligibility/r4.ts';
import { fhirLimits, toPlanDefinition, toQuestionnaire } from './eligibility.ts';

const addresses = { base: 'https://tillstand.example' };
type Item = { linkId: string; type: string; item?: Item[]; answerOption?: unknown[] };
type Action = {
  id: string;
  condition?: { expression: { language: string; expression: string } }[];
  action?: Action[];
  definitionCanonical?: string;
};
const items = (item: readonly Item[]): Item[] => item.flatMap((one) => [one, ...items(one.item ?? [])]);
const actions = (all: readonly Action[]): Action[] => all.flatMap((one) => [one, ...actions(one.action ?? [])]);

describe.each(definitions.map((definition) => [definition.areaId, definition] as const))('%s', (_, definition) => {
  const questionnaire = toQuestionnaire(definition, addresses);
  const plan = toPlanDefinition(definition, addresses);
  const linkIds = items(questionnaire.item as Item[]).map((item) => item.linkId);

  test('every question that can be answered is asked once', () => {
    expect(new Set(linkIds).size).toBe(linkIds.length);
    for (const { id } of definition.criteria) expect(linkIds).toContain(id);
    for (const part of definition.delimitations) expect(linkIds.includes(part.id)).toBe(part.derived === undefined);
  });

  test('a group has items and no answers, a question has answers and no items', () => {
    for (const item of items(questionnaire.item as Item[])) {
      expect(item.type === 'group').toBe(item.item !== undefined);
      if (item.type === 'choice') expect(item.answerOption?.length).toBeGreaterThan(0);
    }
  });

  test('every condition names questions that the questionnaire asks', () => {
    const expressions = actions(plan.action as Action[]).flatMap((action) => (action.condition ?? []).map((one) => one.expression));
    expect(expressions.length).toBe(definition.doors.length + definition.delimitations.length);
    for (const { language, expression } of expressions) {
      expect(language).toBe('text/fhirpath');
      const named = [...expression.matchAll(/linkId = '([^']+)'/g)].map(([, id]) => id);
      expect(named.length).toBeGreaterThan(0);
      for (const id of named) expect(linkIds).toContain(id);
    }
  });

  test.skipIf(!hasR4)('both have the form that R4 gives them', () => {
    expect(againstR4(questionnaire)).toEqual([]);
    expect(againstR4(plan)).toEqual([]);
  });

  test('own reading is never exported as active', () => {
    expect(plan.status).toBe(definition.status === 'decided' ? 'active' : 'draft');
    expect(questionnaire.experimental).toBe(definition.status !== 'decided');
  });

  test('contained value sets have ids of their own', () => {
    const ids = (plan.contained as { id: string }[]).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[A-Za-z0-9.-]{1,64}$/.test(id))).toBe(true);
  });
});

test.skipIf(!hasR4)('the check against R4 finds what is wrong', () => {
  const broken = {
    ...toQuestionnaire(movement, addresses),
    item: [{ text: 'x', type: 'choice', answerOption: [{ valueColour: 'red' }] }],
    jurisdiction: {},
    colour: 'red',
  };
  expect(againstR4(broken)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('colour does not exist'),
      expect.stringContaining('linkId is missing'),
      expect.stringContaining('valueColour does not exist'),
      expect.stringContaining('jurisdiction is a list'),
    ]),
  );
});

test('a door carries its outcomes, a redirection leads to the other plan, and the limits come along', () => {
  const plan = toPlanDefinition(movement, addresses);
  const all = actions(plan.action as Action[]);
  expect(all.filter(({ id }) => id.startsWith('diagnostic-work-up-')).map(({ id }) => id)).toEqual([
    'diagnostic-work-up-a',
    'diagnostic-work-up-b',
    'diagnostic-work-up-c',
  ]);
  expect(all.find(({ id }) => id === 'to-neuromuskulara')?.definitionCanonical).toBe(
    'https://tillstand.example/fhir/PlanDefinition/neuromuskulara',
  );
  for (const limit of fhirLimits) expect(plan.usage).toContain(limit.sv);
});
