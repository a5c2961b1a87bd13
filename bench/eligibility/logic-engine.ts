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

const is = (id: string, value: string): object => ({ '===': [{ var: id }, value] });
const isNot = (id: string, value: string): object => ({ '!==': [{ var: id }, value] });
const told = (id: string, value: 'yes' | 'no'): object => {
  if (id !== 'suspected') return is(id, value);
  return value === 'yes' ? { and: [is(id, 'yes'), isNot('confirmed', 'yes')] } : { or: [is(id, 'no'), is('confirmed', 'yes')] };
};
const when = (condition: object, ...reasons: string[]): object => ({ if: [condition, reasons, []] });

type Found = [result: string, reasons: string[], doors: string[], missing: string[], ruleOut: string[]];

/** The same definition as one JsonLogic expression, compiled: result, short reasons, doors, what is missing and what to rule out. */
export async function logicEngine(texts: ReasonTexts): Promise<(facts: Facts) => Answered> {
  const { LogicEngine } = (await loadPeer('json-logic-engine', '5.0.7')) as {
    readonly LogicEngine: new () => { build(logic: object): (facts: Facts) => Found };
  };
  const gate = { and: [is('initial-work-up-done', 'no'), isNot('confirmed', 'yes')] };
  const out = [...OUT.map(([id, effect]) => when(is(id, 'yes'), `${id} ${effect}`)), when(gate, 'initial-work-up-done home-region')];
  const isOut = { or: [...OUT.map(([id]) => is(id, 'yes')), gate] };
  const open = DOORS.map((door) => ({ and: door.needs.map((id) => told(id, 'yes')) }));
  const shut = DOORS.map((door) => ({ or: door.needs.map((id) => told(id, 'no')) }));
  const overrides = when({ and: [is('confirmed', 'yes'), is('suspected', 'yes')] }, 'confirmed overrides');
  const overridesShut = when({ and: [is('confirmed', 'yes'), isNot('suspected', 'no')] }, 'confirmed overrides');
  const waits = (id: string): object => ({
    and: [
      is(id, 'unknown'),
      { or: DOORS.flatMap((door, at) => ((door.needs as readonly string[]).includes(id) ? [{ '!': [shut[at]] }] : [])) },
    ],
  });
  const ruleOut = { merge: [...OUT.map(([id]) => id), ELSEWHERE].map((id) => when(isNot(id, 'no'), id)) };
  const opened = (list: (door: (typeof DOORS)[number]) => string[]): object[] =>
    DOORS.map((door, at) => when(open[at] ?? {}, ...list(door)));
  const run = new LogicEngine().build({
    if: [
      is(ELSEWHERE, 'yes'),
      ['refer-elsewhere', { merge: [...out, ELSEWHERE_REASONS] }, [], [], []],
      isOut,
      ['do-not-refer', { merge: out }, [], [], []],
      { or: open },
      [
        'refer',
        { merge: [...opened((door) => door.needs.map((id) => `${id} opens-door ${door.id}`)), overrides] },
        { merge: opened((door) => [door.id]) },
        [],
        ruleOut,
      ],
      { and: shut },
      [
        'do-not-refer',
        { merge: [...DOORS.flatMap((door) => door.needs.map((id) => when(is(id, 'no'), `${id} closes-door ${door.id}`))), overridesShut] },
        [],
        [],
        [],
      ],
      [
        'more-information',
        { merge: [...CRITERIA.map((id) => when(waits(id), `${id} missing`)), overrides] },
        [],
        { merge: CRITERIA.map((id) => when(waits(id), id)) },
        ruleOut,
      ],
    ],
  });
  const full = (reason: string): FullReason => {
    const found = texts.get(reason);
    if (!found) throw new Error(`No reason "${reason}".`);
    return found;
  };
  return (facts) => {
    const [result, reasons, doors, missing, rest] = run(facts);
    return { result, doors, reasons: reasons.map(full), missing, ruleOut: rest, redirects: result === 'refer-elsewhere' ? REDIRECTS : [] };
  };
}
