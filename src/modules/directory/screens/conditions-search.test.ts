import { expect, it } from 'vitest';
import type { SpecialCondition } from '../../journal/index.ts';
import type { AreaView } from '../../register/index.ts';
import { type ConditionQuery, type FoundCondition, searchConditions } from './conditions-search.ts';

const area = {} as AreaView;
const condition = (
  id: string,
  heading: SpecialCondition['heading'],
  audience: SpecialCondition['audience'],
  sv: string,
  en: string | null = null,
): FoundCondition => ({
  area,
  basis: 'proposed',
  condition: { id, heading, audience, text: { sv, en } },
});
const all = [
  condition('a', 'critical-competence', 'both', 'Fysioterapeut', 'Physiotherapist'),
  condition('b', 'critical-competence', 'child', 'Specialistläkare i barnneurologi'),
  condition('c', 'other', 'adult', 'Enheten ska bidra till forskning'),
];

it.each<[ConditionQuery, string[]]>([
  [{}, ['a', 'b', 'c']],
  [{ q: 'fysioterapeut' }, ['a']],
  [{ q: 'physiotherapist' }, ['a']],
  [{ q: 'fysioterpeut' }, ['a']],
  [{ q: 'barn' }, ['b']],
  [{ heading: 'critical-competence' }, ['a', 'b']],
  [{ audience: 'child' }, ['a', 'b']],
  [{ audience: 'adult' }, ['a', 'c']],
  [{ heading: 'other', audience: 'child' }, []],
  [{ q: 'kemi' }, []],
])('%o finds %o', (query, ids) => expect(searchConditions(all, query).map((found) => found.condition.id)).toEqual(ids));
