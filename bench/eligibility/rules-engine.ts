import {
  type Answered,
  CRITERIA,
  DOORS,
  ELSEWHERE,
  ELSEWHERE_REASONS,
  type Facts,
  type FullReason,
  OUT,
  REDIRECTS,
  type ReasonTexts,
} from './cases.ts';
import { loadPeer } from './peers.ts';

type Condition = { readonly fact: string; readonly operator: string; readonly value: string };
type Event = { readonly type: string; readonly params: { readonly about: string; readonly reason?: FullReason } };
type Rule = { readonly conditions: object; readonly event: Event };
type Engine = { addRule(rule: Rule): void; run(facts: Facts): Promise<{ events: readonly Event[] }> };

const is = (fact: string, value: string): Condition => ({ fact, operator: 'equal', value });
const isNot = (fact: string, value: string): Condition => ({ fact, operator: 'notEqual', value });
/** `suspected` as it stands after `confirmed` has won over it. */
const told = (id: string, value: 'yes' | 'no'): object => {
  if (id !== 'suspected') return is(id, value);
  return value === 'yes' ? { all: [is(id, 'yes'), isNot('confirmed', 'yes')] } : { any: [is(id, 'no'), is('confirmed', 'yes')] };
};

/** The same definition as rules: one rule a reason, with the reason in full in its event, and the result read from the events. */
export async function rulesEngine(texts: ReasonTexts): Promise<(facts: Facts) => Promise<Answered>> {
  const { Engine } = (await loadPeer('json-rules-engine', '7.3.1')) as { readonly Engine: new () => Engine };
  const engine = new Engine();
  const add = (type: string, about: string, conditions: object, key?: string): void => {
    const reason = key === undefined ? undefined : texts.get(key);
    engine.addRule({ conditions, event: { type, params: reason ? { about, reason } : { about } } });
  };

  for (const [id, effect] of OUT) add('out', id, { all: [is(id, 'yes')] }, `${id} ${effect}`);
  add(
    'out',
    'initial-work-up-done',
    { all: [is('initial-work-up-done', 'no'), isNot('confirmed', 'yes')] },
    'initial-work-up-done home-region',
  );
  for (const key of ELSEWHERE_REASONS) add('elsewhere', ELSEWHERE, { all: [is(ELSEWHERE, 'yes')] }, key);
  for (const id of [...OUT.map(([one]) => one), ELSEWHERE]) add('rule-out', id, { all: [isNot(id, 'no')] });
  for (const door of DOORS) {
    const isOpen = { all: door.needs.map((other) => told(other, 'yes')) };
    add('open', door.id, isOpen);
    add('shut', door.id, { any: door.needs.map((id) => told(id, 'no')) });
    for (const id of door.needs) {
      add('opens', id, isOpen, `${id} opens-door ${door.id}`);
      add('closes', id, { all: [is(id, 'no')] }, `${id} closes-door ${door.id}`);
    }
  }
  for (const id of CRITERIA) {
    const waiting = DOORS.filter((door) => (door.needs as readonly string[]).includes(id));
    const isWaiting = { any: waiting.map((door) => ({ not: { any: door.needs.map((other) => told(other, 'no')) } })) };
    add('missing', id, { all: [is(id, 'unknown'), isWaiting] }, `${id} missing`);
  }
  add('overrides', 'confirmed', { all: [is('confirmed', 'yes'), is('suspected', 'yes')] }, 'confirmed overrides');
  add('overrides-shut', 'confirmed', { all: [is('confirmed', 'yes'), isNot('suspected', 'no')] }, 'confirmed overrides');

  return async (facts) => {
    const { events } = await engine.run(facts);
    const about = (type: string): string[] => events.filter((event) => event.type === type).map(({ params }) => params.about);
    const of = (...types: string[]): FullReason[] =>
      events.filter(({ type }) => types.includes(type)).flatMap(({ params }) => (params.reason ? [params.reason] : []));
    const none = { doors: [], missing: [], ruleOut: [], redirects: [] };
    const elsewhere = of('elsewhere');
    const out = of('out');
    if (elsewhere.length > 0) return { ...none, result: 'refer-elsewhere', reasons: [...out, ...elsewhere], redirects: REDIRECTS };
    if (out.length > 0) return { ...none, result: 'do-not-refer', reasons: out };
    const doors = about('open');
    if (doors.length > 0) return { ...none, result: 'refer', doors, reasons: of('opens', 'overrides'), ruleOut: about('rule-out') };
    if (about('shut').length === DOORS.length) return { ...none, result: 'do-not-refer', reasons: of('closes', 'overrides-shut') };
    return {
      ...none,
      result: 'more-information',
      reasons: of('missing', 'overrides'),
      missing: about('missing'),
      ruleOut: about('rule-out'),
    };
  };
}
