import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { routesFor } from '../../../platform/http/route.ts';
import { ProblemError, problem } from '../../../platform/problem/problem.ts';
import { type CareUnit, type CompiledDefinition, evaluateLines, splitLines } from '../../definitions/index.ts';
import { unitsOf } from '../core/units.ts';
import type { EligibilityDeps } from '../deps.ts';
import { definitionOf, viewOf } from '../find-definition.ts';
import { eligibilityText } from '../text/index.ts';

const { stream } = routesFor<EligibilityDeps>();

const areaId = z.object({
  id: z
    .string()
    .max(80)
    .meta({ examples: ['sallsynta-motorikstorningar'] }),
});
const sentLines = z.string().meta({
  description: 'Newline-delimited JSON: each line an `EligibilityCheck`, with an `id` besides if you like.',
  examples: ['{"id":"a","diagnoses":[{"system":"ICD-10-SE","code":"G20.9","certainty":"confirmed"}]}\n{"id":"b","age":-1}\n'],
});
const answeredLines = z.string().meta({
  description:
    'Newline-delimited JSON, in the order of the cases. `reasons` are ids of the definition with their effects; the single check gives them in words.',
  examples: [
    `${JSON.stringify({
      id: 'a',
      definition: 'sallsynta-motorikstorningar@1',
      result: 'do-not-refer',
      doors: [],
      reasons: [{ criterion: 'parkinson', part: 'delimitation', effect: 'home-region' }],
      missing: [],
      ruleOut: [],
      redirects: [],
      units: [],
    })}\n${JSON.stringify({
      line: 2,
      id: 'b',
      faults: [
        {
          path: 'age',
          kind: 'bad-age',
          message: {
            sv: 'Åldern -1 går inte. Ange ett antal år från 0 till 130.',
            en: 'The age -1 is not possible. Give a number of years from 0 to 130.',
          },
        },
      ],
    })}\n`,
  ],
});

const MOST_BYTES = 512 * 1_048_576;
/** Each takes a processor for as long as it lasts. */
const MOST_AT_ONCE = 2;
let running = 0;

export const batchRoutes = [
  stream({
    id: 'api.eligibility.batch',
    path: patterns.api.eligibilityBatch,
    policy: anyone,
    audit: 'none: nothing about a patient is kept',
    dated: true,
    tag: 'Eligibility',
    summary: 'Does each of many patients belong to the area?',
    description:
      'A line of JSON for each case, at most 1 MiB, in all at most 512 MiB; each as the body of a single check, with an `id` of your own when you want it back. The answers come line by line while the cases are sent, so read while you write. A line that cannot be read gets a line with `faults`, and the rest goes on. Nothing is stored or logged. The colon is a custom method on the single check; no other address here has one.',
    lines: { sent: sentLines, answered: answeredLines },
    params: areaId,
    streamLimit: MOST_BYTES,
    handler: (ctx) => {
      const found = definitionOf(ctx, ctx.params.id);
      if (!found.ok) return found.error;
      if (running >= MOST_AT_ONCE) {
        const detail = { sv: eligibilityText.sv.tooManyBatches, en: eligibilityText.en.tooManyBatches };
        return problem('unavailable', { detail, headers: { 'retry-after': '10' } });
      }
      const units = unitsOf(viewOf(ctx), found.value);
      return { chunks: answers(ctx.deps.eligibility.compiled(found.value), ctx.body, units) };
    },
  }),
];

/** A line for each case. When too much comes, the last line says so instead of the rest. */
async function* answers(compiled: CompiledDefinition, body: AsyncIterable<Uint8Array>, units: readonly CareUnit[]): AsyncGenerator<string> {
  running += 1;
  try {
    for await (const line of evaluateLines(compiled, splitLines(decoded(body)), units)) yield `${line}\n`;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const message = { sv: eligibilityText.sv.batchTooLarge, en: eligibilityText.en.batchTooLarge };
    yield `${JSON.stringify({ faults: [{ path: '', kind: error.problem.kind, message }] })}\n`;
  } finally {
    running -= 1;
  }
}

/** Bytes that are no text become marks of their own kind, and the line that they stand in is then a fault or an answer like any other. */
async function* decoded(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of body) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
