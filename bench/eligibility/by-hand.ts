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

/**
 * The definition of rare movement disorders written out by hand, for answers without codes: what one would write with no engine at
 * all. Written apart from the product's evaluator, it is also the second opinion on it.
 */
export function byHand(texts: ReasonTexts): (facts: Facts) => Answered {
  const full = (reason: string): FullReason => {
    const found = texts.get(reason);
    if (!found) throw new Error(`No reason "${reason}".`);
    return found;
  };
  const doors = DOORS.map(({ id, needs }) => ({
    id,
    needs: needs as readonly string[],
    opens: needs.map((need) => full(`${need} opens-door ${id}`)),
    closes: needs.map((need) => full(`${need} closes-door ${id}`)),
  }));
  const out = OUT.map(([id, effect]) => ({ id, reason: full(`${id} ${effect}`) }));
  const [gate, overrides, elsewhere] = [full('initial-work-up-done home-region'), full('confirmed overrides'), ELSEWHERE_REASONS.map(full)];
  const missing = new Map(CRITERIA.map((id) => [id as string, full(`${id} missing`)]));

  return (facts) => {
    const reasons: FullReason[] = [];
    for (const { id, reason } of out) if (facts[id] === 'yes') reasons.push(reason);
    const isConfirmed = facts.confirmed === 'yes';
    if (facts['initial-work-up-done'] === 'no' && !isConfirmed) reasons.push(gate);
    const none: string[] = [];
    if (facts[ELSEWHERE] === 'yes') {
      reasons.push(...elsewhere);
      return { result: 'refer-elsewhere', doors: none, reasons, missing: none, ruleOut: none, redirects: REDIRECTS };
    }
    if (reasons.length > 0) return { result: 'do-not-refer', doors: none, reasons, missing: none, ruleOut: none, redirects: [] };

    const told = (id: string): string => (id === 'suspected' && isConfirmed ? 'no' : (facts[id] ?? 'unknown'));
    const open = doors.filter((door) => door.needs.every((id) => told(id) === 'yes'));
    const waiting = doors.filter((door) => !door.needs.some((id) => told(id) === 'no'));
    const isShut = waiting.length === 0;
    const ruleOut = isShut ? none : [...out.map(({ id }) => id), ELSEWHERE].filter((id) => facts[id] !== 'no');
    if (isConfirmed && (facts.suspected === 'yes' || (isShut && facts.suspected !== 'no'))) reasons.push(overrides);
    if (open.length > 0) {
      for (const door of open) reasons.push(...door.opens);
      return { result: 'refer', doors: open.map(({ id }) => id), reasons, missing: none, ruleOut, redirects: [] };
    }
    if (isShut) {
      for (const door of doors) for (const [at, id] of door.needs.entries()) if (facts[id] === 'no') reasons.push(door.closes[at] ?? gate);
      return { result: 'do-not-refer', doors: none, reasons, missing: none, ruleOut, redirects: [] };
    }
    const asked = CRITERIA.filter((id) => told(id) === 'unknown' && waiting.some((door) => door.needs.includes(id)));
    for (const id of asked) reasons.push(missing.get(id) ?? gate);
    return { result: 'more-information', doors: none, reasons, missing: asked, ruleOut, redirects: [] };
  };
}
