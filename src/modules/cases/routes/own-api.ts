import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { listOf, pageAnswer, pagingFields } from '../../../platform/http/paging.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound } from '../../../platform/problem/problem.ts';
import { isMadeUp, personOf } from '../../access/index.ts';
import { signedIn } from '../../identity/index.ts';
import { grounds } from '../core/nomination.ts';
import { declarationsOf } from '../people.ts';
import { findCase, tasksFor } from '../queries.ts';
import { actText } from '../text/act.ts';
import { caseParams, isStaffPolicy, json, readAs, seesCases } from './kit.ts';
import { candidatesIn } from './list.ts';

const said = z.object({ sv: z.string(), en: z.string() });
const day = z.string().nullable().meta({ format: 'date' });

const taskItem = z
  .object({
    id: z.uuid(),
    case: z.uuid(),
    area: z.string().nullable().meta({ description: 'Name of the area; null for those who do it without seeing the case.' }),
    title: said,
    due: day,
    firstDue: day.meta({ description: 'The day it was first due, when it has been moved.' }),
    page: z.string().meta({ description: 'Where it is done.' }),
    openedAt: z.iso.datetime(),
  })
  .meta({
    id: 'Task',
    examples: [
      {
        id: '0198c0de-0000-7000-8000-000000000003',
        case: '0198c0de-0000-7000-8000-000000000001',
        area: 'Ataxier (påhittat)',
        title: { sv: 'Nominera sakkunniga', en: 'Nominate experts' },
        due: '2024-05-01',
        firstDue: null,
        page: '/nomineringar/0198c0de-0000-7000-8000-000000000004',
        openedAt: '2024-03-04T13:20:00.000Z',
      },
    ],
  });

const declaration = z
  .object({
    answer: z.enum(['none', 'possible']),
    circumstances: z.string().nullable(),
    at: z.iso.datetime(),
    judgements: z.array(z.object({ outcome: z.enum(['clear', 'conflict']), reason: z.string(), at: z.string() })),
  })
  .meta({
    id: 'ConflictDeclaration',
    examples: [{ answer: 'none', circumstances: null, at: '2024-03-04T13:20:00.000Z', judgements: [] }],
  });

const candidate = z
  .object({
    case: z.uuid(),
    area: z.string().meta({ description: 'Id of the area, as in /v1/areas.' }),
    name: said,
    nominatedBy: z.string(),
    reasons: z.partialRecord(z.enum(grounds), z.string()),
    dependsOn: z.array(z.string()).meta({ description: 'Ids of areas that it hangs together with.' }),
    dependencies: z.string(),
    emergency: z.string().meta({ description: 'What gathering the care would do to emergency care.' }),
    priority: z.int().nullable().meta({ description: '1 is mapped first; null until it is set.' }),
    priorityReason: z.string().nullable(),
    openedAt: z.iso.datetime(),
  })
  .meta({
    id: 'Candidate',
    examples: [
      {
        case: '0198c0de-0000-7000-8000-000000000001',
        area: 'ataxier-pahittat',
        name: { sv: 'Ataxier (påhittat)', en: 'Ataxias (made up)' },
        nominatedBy: 'Nationellt programområde (påhittat)',
        reasons: { rare: 'Få patienter i landet.' },
        dependsOn: [],
        dependencies: '',
        emergency: 'Ingen påverkan.',
        priority: 1,
        priorityReason: 'Störst nytta.',
        openedAt: '2024-02-12T09:15:00.000Z',
      },
    ],
  });

/** What a person has to do, has said of conflicts of interest, and may read of the areas that wait. */
export const ownApiRoutes = [
  json({
    id: 'api.tasks.list',
    path: patterns.api.tasks,
    about: patterns.myTasks,
    policy: signedIn,
    audit: 'none: one’s own tasks',
    tag: 'Messages and tasks',
    summary: 'Open tasks of the signed-in person, those due first first',
    query: z.object(pagingFields),
    response: listOf(taskItem),
    handler: async (ctx) => {
      const { id: person, acting } = personOf(ctx.subject);
      const tasks = await readAs(ctx, async (tx) => tasksFor(tx, { person, ...acting, fictitious: await isMadeUp(tx, person) }));
      return pageAnswer(
        ctx,
        tasks.map(({ id, careCase, areaName, title, due, firstDue, path, openedAt }) => {
          return { id, case: careCase, area: areaName, title, due, firstDue, page: path, openedAt: openedAt.toISOString() };
        }),
      );
    },
  }),
  json({
    id: 'api.cases.declarations',
    path: patterns.api.caseDeclarations,
    about: patterns.caseConflict,
    params: caseParams,
    policy: seesCases,
    audit: 'none: one’s own declarations',
    tag: 'Cases',
    summary: 'What the signed-in person has declared of conflicts of interest in a case, and how it was judged',
    response: z.object({ items: z.array(declaration) }).meta({ id: 'ConflictDeclarations' }),
    handler: async (ctx) => {
      const { id: asker } = personOf(ctx.subject);
      const all = await readAs(ctx, async (tx) => {
        const careCase = await findCase(tx, ctx.params.id, { fictitious: await isMadeUp(tx, asker) });
        return careCase && declarationsOf(tx, careCase.id);
      });
      if (!all) return notFound(phrase(actText, 'notFound'));
      const own = all.filter(({ person }) => person === asker);
      const items = own.map(({ answer, circumstances, at, judgements }) => ({
        answer,
        circumstances,
        at: at.toISOString(),
        judgements: judgements.map(({ outcome, reason, at: judgedAt }) => ({ outcome, reason, at: judgedAt })),
      }));
      return { items };
    },
  }),
  json({
    id: 'api.cases.candidates',
    path: patterns.api.candidates,
    about: patterns.longlist,
    policy: isStaffPolicy,
    audit: 'none: reads nominations of one’s own authority',
    tag: 'Cases',
    summary: 'Areas that wait to be mapped, as they were nominated, those with the highest priority first',
    query: z.object(pagingFields),
    response: listOf(candidate),
    handler: async (ctx) => {
      const { candidates } = await readAs(ctx, (tx) => candidatesIn(tx, personOf(ctx.subject).id));
      return pageAnswer(
        ctx,
        candidates.map(({ careCase, nomination, priority }) => ({
          case: careCase.id,
          area: careCase.area,
          name: { sv: careCase.areaName, en: careCase.areaNameEn ?? careCase.areaName },
          nominatedBy: nomination?.from ?? '',
          reasons: nomination?.reasons ?? {},
          dependsOn: [...(nomination?.areas ?? [])],
          dependencies: nomination?.dependencies ?? '',
          emergency: nomination?.emergency ?? '',
          priority: priority?.priority ?? null,
          priorityReason: priority?.reason ?? null,
          openedAt: careCase.openedAt.toISOString(),
        })),
      );
    },
  }),
];
