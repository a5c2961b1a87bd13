import { z } from 'zod';
import { searchText } from '../../../platform/http/fields.ts';
import { buildMatrix } from '../core/matrix.ts';
import { stances } from '../core/parts.ts';
import { cellsOf, submissionsOf, themesOf } from '../queries/incoming.ts';
import { MatrixScreen } from '../screens/matrix.tsx';
import { officerText } from '../text/officer.ts';
import { idParams, page, patterns, readConsultation, reads } from './kit.tsx';
import { below, own, roleOf } from './page.tsx';

const matrixQuery = z.object({
  stance: z.enum(stances).optional(),
  part: z.string().max(100).optional(),
  respondent: z.uuid().optional(),
  theme: z.uuid().optional(),
  q: searchText.optional(),
});

/** All answers beside each other, part by part. */
export const matrixRoutes = [
  page({
    id: 'consultations.matrix',
    path: patterns.consultationMatrix,
    params: idParams,
    query: matrixQuery,
    policy: reads,
    audit: own,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const read = await readConsultation(ctx, id, async (tx, one) => ({
        one,
        submissions: await submissionsOf(tx, id),
        cells: await cellsOf(tx, id),
        themes: await themesOf(tx, id),
      }));
      if (!read.ok) return read.problem;
      const { one, submissions, cells, themes } = read.value;
      const respondents = submissions.map(({ id: submission, name, kind }) => ({ submission, name, kind }));
      const text = officerText[ctx.lang];
      return below(ctx, one, {
        title: text.matrixTitle(one.areaName),
        way: [[text.answers]],
        body: (
          <MatrixScreen
            lang={ctx.lang}
            url={ctx.url}
            one={one}
            matrix={buildMatrix(one.parts, respondents, cells, ctx.query)}
            respondents={respondents}
            themes={themes}
            query={ctx.query}
            mayExport={['case-officer', 'head', 'registrar', 'analyst'].includes(roleOf(ctx))}
          />
        ),
      });
    },
  }),
];
