import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { questionFigures } from '../core/questions.ts';
import { questionsOf } from '../queries.ts';
import { callParams, json, noCall, readAs, reads } from './kit.ts';
import { found } from './work-kit.ts';

const count = z.int().min(0);
const figures = {
  asked: count,
  answered: count,
  medianDays: z
    .number()
    .nullable()
    .meta({ description: 'From a question to its answer, of those answered, in days of 24 hours. Null while none is.' }),
};
const example = { asked: 3, answered: 2, medianDays: 1.5 } as const;

const questionFiguresItem = z
  .object({
    call: z.uuid(),
    ...figures,
    regions: z
      .array(z.object({ organisation: z.string(), name: z.string(), ...figures }))
      .meta({ description: 'Those that have asked something.' }),
  })
  .meta({
    id: 'QuestionFigures',
    examples: [
      {
        call: '0198c0de-0000-7000-8000-000000000080',
        ...example,
        regions: [{ organisation: 'region-12', name: 'Region Skåne', ...example }],
      },
    ],
  });

/** How many questions there are about a call, for programs; reckoned from the moments of questions and answers. */
export const figuresRoutes = [
  json({
    id: 'api.calls.questions',
    path: patterns.api.callQuestions,
    params: callParams,
    policy: reads,
    audit: 'none: reads calls of one’s own authority',
    tag: 'Calls',
    summary: 'How many questions regions have asked about a call, and how soon they were answered',
    description: 'For the authority. Everyone reads questions that have been answered in the call itself, without who asked.',
    response: questionFiguresItem,
    handler: async (ctx) => {
      const call = await found(ctx, ctx.params.id);
      if (!call || call.state === 'draft') return noCall();
      const { total, regions } = questionFigures(await readAs(ctx, (tx) => questionsOf(tx, call.id)));
      return { call: call.id, ...total, regions: [...regions] };
    },
  }),
];
