import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  type CompiledDefinition,
  compileDefinition,
  evaluateColumns,
  evaluatePacked,
  ownCodes,
  packAnswers,
} from '../../src/modules/definitions/core/index.ts';
import { parseDefinition } from '../../src/modules/definitions/data-parse.ts';
import type { Measurement } from '../measurement.ts';
import { byHand } from './by-hand.ts';
import { type Answered, type Facts, IDS, keyOf, makeFacts, type ReasonTexts, written, writtenInShort } from './cases.ts';
import { duckDb } from './duckdb.ts';
import { logicEngine } from './logic-engine.ts';
import { rulesEngine } from './rules-engine.ts';

const COUNT = 200_000;
const SEED = 20260430;
/** json-rules-engine is asked fewer cases, or the run would take minutes. */
const FEW = 4_000;
const ROUNDS = 7;

const rate = (name: string, perSecond: number, note?: string): Measurement => ({
  name: `eligibility: ${name}`,
  value: Math.round(perSecond),
  unit: '/s',
  ...(note ? { note } : {}),
});
const ratio = (name: string, value: number, goal: string): Measurement => ({
  name: `eligibility: ${name}`,
  value: Number(value.toFixed(1)),
  unit: '×',
  goal,
});
const notMeasured = (name: string, error: Error): Measurement => ({
  name: `eligibility: ${name}`,
  value: Number.NaN,
  unit: '',
  note: `not measured: ${error.message.slice(0, 200)}`,
});

function movementDisorders() {
  const file = new URL('../../data/definitions/sallsynta-motorikstorningar.json', import.meta.url);
  const parsed = parseDefinition(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** Throws at the first case where the engine's answer is not the expected one. */
function mustAgree(name: string, expected: readonly string[], answers: readonly string[]): void {
  const at = answers.findIndex((answer, row) => answer !== expected[row]);
  if (at >= 0) throw new Error(`${name} answers case ${at} with "${answers[at]}", not "${expected[at]}".`);
}

function decide(compiled: CompiledDefinition, input: unknown): Answered {
  const checked = compiled.check(input);
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return checked.value;
}

type Work = () => Promise<number> | number;

function timed<T>(items: readonly T[], work: (item: T) => unknown): Work {
  return () => {
    const start = performance.now();
    for (const item of items) work(item);
    return (performance.now() - start) / 1000 / items.length;
  };
}

/** Rounds about, so that what else the machine does falls on all alike. The best round counts: the rest measure the other work. */
async function bestOf(works: ReadonlyMap<string, Work>): Promise<(name: string) => number> {
  const best = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, work] of works) best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, await work()));
  return (name) => 1 / (best.get(name) ?? Number.NaN);
}

async function optional<T>(make: () => Promise<T>): Promise<T | Error> {
  return make().catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
}

async function inTurn(facts: readonly Facts[], answer: (facts: Facts) => Promise<Answered>): Promise<Answered[]> {
  const answers: Answered[] = [];
  for (const one of facts) answers.push(await answer(one));
  return answers;
}

/** Decides the same made-up cases with the product and, in the same run, with others' engines; stops when any two disagree. */
export async function run(): Promise<Measurement[]> {
  const definition = movementDisorders();
  const compiled = compileDefinition(definition, ownCodes([definition]));
  const texts: ReasonTexts = new Map(compiled.plan.reasons.all.map((reason) => [keyOf(reason), reason]));
  const facts = makeFacts(COUNT, SEED);
  const few = facts.slice(0, FEW);
  const inputs = facts.map((answers) => ({ answers }));
  const columns = { length: COUNT, answers: Object.fromEntries(IDS.map((id) => [id, facts.map((one) => one[id])])) };
  const packed = packAnswers(compiled, columns);

  const hand = byHand(texts);
  const expected = facts.map((one) => written(hand(one)));
  const inShort = facts.map((one) => {
    const { result, reasons } = hand(one);
    return writtenInShort(result, reasons.map(keyOf));
  });
  mustAgree(
    'single',
    expected,
    inputs.map((input) => written(decide(compiled, input))),
  );
  const batch = evaluateColumns(compiled, columns);
  const outcomes = batch.outcomes.map((one) =>
    writtenInShort(one.result, one.reasonIds.flatMap((id) => compiled.plan.reasons.all[id] ?? []).map(keyOf)),
  );
  mustAgree(
    'batch',
    inShort,
    Array.from(batch.outcome, (at) => outcomes[at] ?? ''),
  );

  const works = new Map<string, Work>([
    ['single', timed(inputs, (input) => compiled.check(input))],
    ['hand', timed(facts, hand)],
  ]);
  const whole =
    (work: () => unknown): Work =>
    () => {
      const start = performance.now();
      work();
      return (performance.now() - start) / 1000 / COUNT;
    };
  works.set(
    'batch',
    whole(() => evaluateColumns(compiled, columns)),
  );
  works.set(
    'packed',
    whole(() => evaluatePacked(compiled, packed)),
  );

  const [rules, logic, database] = [
    await optional(() => rulesEngine(texts)),
    await optional(() => logicEngine(texts)),
    await optional(() => duckDb(facts)),
  ];
  if (!(logic instanceof Error)) {
    mustAgree(
      'json-logic-engine',
      expected,
      facts.map((one) => written(logic(one))),
    );
    works.set('logic', timed(facts, logic));
  }
  if (!(rules instanceof Error)) {
    mustAgree('json-rules-engine', expected, (await inTurn(few, rules)).map(written));
    works.set('rules', async () => {
      const start = performance.now();
      await inTurn(few, rules);
      return (performance.now() - start) / 1000 / FEW;
    });
  }
  if (!(database instanceof Error)) {
    for (const table of ['texts', 'enums'] as const) {
      await database.decide(table);
      mustAgree(`DuckDB (${table})`, inShort, await database.answers());
      works.set(table, async () => (await database.decide(table)) / COUNT);
    }
  }
  const perSecond = await bestOf(works);
  const distinct = `${batch.outcomes.length} distinct outcomes`;
  return [
    rate(
      'single decisions with full reasons',
      perSecond('single'),
      `${COUNT} made-up cases, seed ${SEED}; reading and checking the input counted; best of ${ROUNDS} rounds, one thread`,
    ),
    rate('hand-written JavaScript, same answers', perSecond('hand')),
    ...(rules instanceof Error
      ? [notMeasured('json-rules-engine', rules)]
      : [
          rate('json-rules-engine 7.3.1', perSecond('rules'), `${FEW} of the cases`),
          ratio('single ÷ json-rules-engine', perSecond('single') / perSecond('rules'), '≥ 40'),
        ]),
    ...(logic instanceof Error
      ? [notMeasured('json-logic-engine', logic)]
      : [
          rate('json-logic-engine 5.0.7, compiled', perSecond('logic')),
          ratio('single ÷ json-logic-engine', perSecond('single') / perSecond('logic'), '≥ 3'),
        ]),
    rate('batch with reason ids, encoding counted', perSecond('batch'), `columns of texts to masks to outcomes; ${distinct}`),
    rate('batch with reason ids, already packed', perSecond('packed'), distinct),
    ...(database instanceof Error
      ? [notMeasured('DuckDB', database)]
      : [
          rate('DuckDB 1.5.6 SQL, texts, one thread', perSecond('texts'), 'loading not counted; result and reason mask kept in a table'),
          rate('DuckDB 1.5.6 SQL, enumerations, one thread', perSecond('enums'), 'loading and turning into enumerations not counted'),
          ratio('batch ÷ DuckDB', perSecond('batch') / Math.max(perSecond('texts'), perSecond('enums')), '≥ 5'),
        ]),
  ];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const { name, value, unit, goal, note } of await run())
    process.stdout.write(`${name}: ${value.toLocaleString('en')} ${unit}${goal ? ` (goal ${goal})` : ''}${note ? `  [${note}]` : ''}\n`);
}
