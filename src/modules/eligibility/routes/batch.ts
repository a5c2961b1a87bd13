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
    params: z.object({ id: z.string().max(80) }),
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
