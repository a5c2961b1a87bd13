import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { notFound } from '../../../platform/problem/problem.ts';
import { readers } from '../commands/common.ts';
import { wholeOf } from '../commands/lock.ts';
import { certainties, directions, isPrediction, standOf, textParts } from '../core/statement.ts';
import { predictionsIn } from '../print.ts';
import { findStatement } from '../queries.ts';
import { versionAnswered } from '../screens/joint.tsx';
import { preparationText } from '../text/preparation.ts';
import { answerFault, caseParams, json, readInCase, reads } from './kit.ts';

const day = z.string().meta({ format: 'date' });
const predictionSchema = z
  .object({
    number: z.int(),
    what: z.string(),
    placeKind: z.enum(['national', 'collaboration-region', 'region']),
    place: z.string().nullable().meta({ description: 'County code or id of the collaboration region; null for the whole country.' }),
    by: day,
    measure: z.string(),
    direction: z.enum(directions),
    certainty: z.enum(certainties),
  })
  .meta({ id: 'B1Prediction' });

const statementSchema = z
  .object({
    status: z.enum(['draft', 'locked']),
    version: z.int(),
    lockedAt: z.string().nullable().meta({ format: 'date-time' }),
    diaryNumber: z.string().nullable(),
    document: z.string().nullable(),
    parts: z.array(z.object({ part: z.enum(textParts), text: z.string() })),
    predictions: z.array(predictionSchema),
    members: z.array(
      z.object({ name: z.string(), stand: z.enum(['approve', 'dissent', 'outdated', 'none']), dissent: z.string().nullable() }),
    ),
    fictitious: z.boolean(),
  })
  .meta({
    id: 'B1Statement',
    examples: [
      {
        status: 'draft',
        version: 1,
        lockedAt: null,
        diaryNumber: null,
        document: null,
        parts: [],
        predictions: [],
        members: [],
        fictitious: true,
      },
    ],
  });

export const preparationApiRoutes = [
  json({
    id: 'api.cases.b1-statement',
    path: patterns.api.b1Statement,
    params: caseParams,
    policy: reads,
    audit: 'preparation-statement.read',
    tag: 'Cases',
    summary: "B1's statement in a case: its parts, predictions and where members stand",
    description: 'For officers of the authority and members of B1. Whoever has a conflict of interest in the case is refused.',
    response: statementSchema,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const found = await readInCase(ctx, id, readers, async (tx) => {
        const statement = await findStatement(tx, id);
        return statement && wholeOf(tx, statement);
      });
      if (!found.ok) return answerFault(ctx, found.error, { id, action: 'preparation-statement.read' });
      const whole = found.value.read;
      if (!whole) return notFound({ sv: preparationText.sv.notBegun, en: preparationText.en.notBegun });
      const { statement, parts, voters, answers } = whole;
      const version = versionAnswered(statement);
      return {
        status: statement.status,
        version: statement.version,
        lockedAt: statement.lockedAt?.toISOString() ?? null,
        diaryNumber: statement.diaryNumber,
        document: statement.document,
        parts: textParts.flatMap((part) => {
          const content = parts.get(part);
          return content && !isPrediction(content) ? [{ part, text: content.text }] : [];
        }),
        predictions: predictionsIn(parts).map(([number, { place, ...one }]) => ({
          number,
          ...one,
          placeKind: place.kind,
          place: place.kind === 'national' ? null : place.id,
        })),
        members: voters.map(({ person, name }) => {
          const stand = standOf(person, answers, version);
          return { name, stand, dissent: stand === 'dissent' ? (answers.findLast((one) => one.person === person)?.text ?? null) : null };
        }),
        fictitious: statement.fictitious,
      };
    },
  }),
];
