import { z } from 'zod';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf, isKeyReused, keyReused, personOf } from '../../access/index.ts';
import { beginApplication } from '../commands/begin.ts';
import { unitOf } from '../core/flat.ts';
import { progressOf, standingOf } from '../core/progress.ts';
import { type Application, applicationsOfRegion } from '../queries/application.ts';
import { callsForRegion } from '../queries/calls.ts';
import { applicationForm } from '../queries/form.ts';
import { assignmentsFor } from '../queries/sections.ts';
import { type ListedApplication, type ListedCall, ListScreen } from '../screens/list.tsx';
import { workspaceText } from '../text/workspace.ts';
import {
  answerFault,
  badForm,
  type Ctx,
  form,
  formErrors,
  hiddenOf,
  isStarter,
  ofRegion,
  own,
  page,
  readAs,
  refusedAs,
  starters,
} from './kit.tsx';

async function listed(
  ctx: Ctx,
  tx: Tx,
  application: Application,
): Promise<ListedApplication & { readonly titles: ReadonlyMap<string, string> }> {
  const read = await applicationForm(tx, ctx.deps, application);
  const titles = new Map(read.sections.map(({ key, title }) => [key, title[ctx.lang]]));
  return { ...application, ...progressOf(standingOf(read)), unit: unitOf(application.unitName, read.contents.slots), titles };
}

/** Everything that the page shows: calls that are open to the region or that it has applied in, and what one has been asked to write. */
const readList = (ctx: Ctx) =>
  readAs(ctx, async (tx, madeUp) => {
    const person = personOf(ctx.subject);
    const { organisation } = person.acting;
    const applications = await applicationsOfRegion(tx, organisation, madeUp);
    const rows: Awaited<ReturnType<typeof listed>>[] = [];
    for (const one of applications) rows.push(await listed(ctx, tx, one));
    const found = await callsForRegion(tx, { organisation, fictitious: madeUp, also: applications.map(({ call }) => call) });
    const calls = found.map(({ call, takes }): ListedCall => {
      const ours = rows.filter((one) => one.call === call.id);
      return {
        call,
        units: workspaceText[ctx.lang].unitsText(call.content.units, call.content.unitsForChildren),
        takes: ours[0]?.takes ?? takes,
        own: ours,
      };
    });
    const tasks = (await assignmentsFor(tx, person.id)).flatMap(({ application, section, due }) => {
      const one = rows.find(({ id, takes }) => id === application && takes);
      const title = one?.titles.get(section);
      if (!one || title === undefined) return [];
      const text = workspaceText[ctx.lang];
      return [
        {
          title: text.dueSection(title, one.areaName),
          href: ctx.url.page(paths.applicationSection(application, section)),
          due: due === null ? null : formatDate(due, ctx.lang),
        },
      ];
    });
    return { calls, tasks };
  });

type Refused = { readonly call: string; readonly unit: string; readonly fault: string };

async function listPage(ctx: Ctx, refused?: Refused): Promise<PageAnswer | Problem> {
  const { lang, url } = ctx;
  const errors = refused ? formErrors(lang, { unit: refused.fault }) : [];
  const text = workspaceText[lang];
  return {
    title: text.title,
    ...refusedAs(errors),
    breadcrumbs: [{ label: text.title }],
    body: (
      <ListScreen
        lang={lang}
        url={url}
        {...(await readList(ctx))}
        mayBegin={isStarter(ctx)}
        hidden={() => hiddenOf(ctx)}
        errors={errors}
        refused={refused}
      />
    ),
  };
}

/** The region's calls and applications, and the beginning of one. */
export const listRoutes = [
  page({ id: 'applications.list', path: patterns.applications, policy: ofRegion, audit: own, handler: (ctx) => listPage(ctx) }),
  form({
    id: 'applications.begun',
    path: patterns.applicationBegin,
    from: patterns.applications,
    policy: starters,
    audit: 'application.begun',
    body: z.object({ call: z.uuid(), unit: z.string().max(1_000).default('') }),
    invalid: badForm,
    handler: async (ctx) => {
      const { call } = ctx.body;
      const unitName = ctx.body.unit.replaceAll(/\s+/g, ' ').trim();
      const done = await beginApplication(doingOf(ctx), { call, unitName });
      if (done.ok) return seeOther(ctx.url.page(paths.application(done.value)));
      if (isKeyReused(done.error)) return keyReused();
      const fault = done.error.kind === 'invalid' ? done.error.fields.unit : undefined;
      if (fault !== undefined) return listPage(ctx, { call, unit: unitName, fault });
      return answerFault(ctx, done.error, { id: call, action: 'application.begun', back: patterns.applications });
    },
  }),
];
