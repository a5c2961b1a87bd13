import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { notFound } from '../../../platform/problem/problem.ts';
import { todayIn } from '../../cases/index.ts';
import { contentOf, type StatementContent } from '../content.ts';
import { verdicts } from '../core/judgement.ts';
import { outcomes } from '../core/statement.ts';
import { lockedContent } from '../queries.ts';
import { statementText } from '../text/statement.ts';
import { wholeStatement } from '../whole.ts';
import { answerFault, caseParams, json, reads, readWhole } from './kit.ts';

const applicantSchema = z
  .object({
    application: z.string(),
    region: z.string().meta({ description: 'County code.' }),
    name: z.string(),
    diaryNumber: z.string().nullable(),
    submission: z.int(),
    withdrawn: z.boolean(),
    outcome: z.enum(outcomes).nullable(),
    reasons: z.string(),
    start: z.string().nullable().meta({ format: 'date' }),
    rank: z.int().nullable(),
    verdicts: z.array(z.object({ condition: z.string(), verdict: z.enum(verdicts), reason: z.string() })),
  })
  .meta({ id: 'B2Applicant' });

const statementSchema = z
  .object({
    status: z.enum(['draft', 'locked']),
    edition: z.int().meta({ description: 'From 1; a new one begins when the board refers the matter back.' }),
    version: z.int(),
    lockedAt: z.string().nullable().meta({ format: 'date-time' }),
    diaryNumber: z.string().nullable(),
    document: z.string().nullable(),
    hash: z.string().nullable().meta({ description: 'SHA-256 of the canonical JSON of what was locked.' }),
    summary: z.string(),
    applicants: z.array(applicantSchema),
    conditions: z.array(z.object({ id: z.string(), text: z.string(), changed: z.boolean() })),
    members: z.array(z.object({ name: z.string(), stand: z.enum(['approve', 'dissent']), dissent: z.string().nullable() })),
    fictitious: z.boolean(),
  })
  .meta({
    id: 'B2Statement',
    examples: [
      {
        status: 'draft',
        edition: 1,
        version: 1,
        lockedAt: null,
        diaryNumber: null,
        document: null,
        hash: null,
        summary: '',
        applicants: [],
        conditions: [],
        members: [],
        fictitious: true,
      },
    ],
  });

export const assessmentsApiRoutes = [
  json({
    id: 'api.cases.b2-statement',
    path: patterns.api.b2Statement,
    params: caseParams,
    policy: reads,
    audit: 'joint-statement.read',
    tag: 'Cases',
    summary: "B2's statement in a case: what it proposes of every applicant, the conditions, and where members stand",
    description:
      'For officers of the authority and members of B2. Whoever has a conflict of interest, or is kept from an applicant, is refused.',
    response: statementSchema,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const found = await readWhole(ctx, id, async (tx, careCase) => {
        const whole = await wholeStatement(tx, ctx.deps, careCase, await todayIn(tx));
        if (!whole) return undefined;
        const locked = whole.statement.status === 'locked' ? await lockedContent<StatementContent>(tx, id) : undefined;
        return {
          statement: whole.statement,
          edition: whole.edition,
          content: locked?.content ?? contentOf(careCase, whole),
          hash: locked?.hash ?? null,
        };
      });
      if (!found.ok) return answerFault(ctx, found.error, { id, action: 'joint-statement.read' });
      if (!found.value.read) return notFound({ sv: statementText.sv.notBegun, en: statementText.en.notBegun });
      const { statement, edition, content, hash } = found.value.read;
      return {
        status: statement.status,
        edition,
        version: statement.version,
        lockedAt: statement.lockedAt?.toISOString() ?? null,
        diaryNumber: statement.diaryNumber,
        document: statement.document,
        hash,
        summary: content.summary,
        applicants: content.applicants.map(
          ({ application, region, name, diaryNumber, submission, withdrawn, outcome, reasons, start, rank, ...one }) => ({
            application,
            region,
            name,
            diaryNumber,
            submission: submission.number,
            withdrawn,
            outcome,
            reasons,
            start,
            rank,
            verdicts: one.verdicts.map(({ condition, verdict, reason }) => ({ condition, verdict, reason })),
          }),
        ),
        conditions: content.conditions.map((one) => ({ id: one.id, text: one.text.sv, changed: one.changed })),
        members: content.members.map((one) => ({ ...one })),
        fictitious: content.fictitious,
      };
    },
  }),
];
