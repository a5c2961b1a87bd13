import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf, type FormState, personOf } from '../../access/index.ts';
import { answerCaseFault, caseForReading, isCaseFault } from '../acting.ts';
import { appointHandler } from '../commands/handler.ts';
import { officers } from '../people.ts';
import { CaseScreen } from '../screens/case.tsx';
import { HandlerScreen } from '../screens/decide.tsx';
import { caseText } from '../text/cases.ts';
import { pagesText } from '../text/pages.ts';
import {
  actsAs,
  answerFault,
  backTo,
  type Ctx,
  caseParams,
  crumbs,
  form,
  formParts,
  isStaff,
  leads,
  numberField,
  openForm,
  page,
  readAs,
  refusedForm,
  seesCases,
  text,
} from './kit.ts';
import { readCase } from './read-case.ts';

const says = (key: keyof typeof caseText.sv.faults) => ({ sv: caseText.sv.faults[key], en: caseText.en.faults[key] });

export const caseRoutes = [
  page({
    id: 'cases.one',
    path: patterns.careCase,
    params: caseParams,
    policy: seesCases,
    audit: 'none: what is refused is logged',
    query: z.object({ klart: z.enum(['nominated', 'saved', 'moved']).optional() }),
    handler: async (ctx) => {
      const person = personOf(ctx.subject);
      const read = await readAs(ctx, (tx) => readCase(tx, person, ctx.params.id));
      if (!read.ok) return answerCaseFault(ctx, read.error, { id: ctx.params.id, action: 'case.read' });
      const whole = read.value;
      const { careCase } = whole;
      const { klart } = ctx.query;
      const { role } = person.acting;
      return {
        title: pagesText[ctx.lang].page.title(careCase.areaName),
        breadcrumbs: crumbs(ctx, careCase),
        body: CaseScreen({
          ...whole,
          lang: ctx.lang,
          url: ctx.url,
          isStaff: isStaff(ctx),
          isMine: (task) =>
            task.person === person.id || (task.person === null && task.role === role && task.organisation === person.acting.organisation),
          appoints: actsAs(ctx, 'head') || (actsAs(ctx, 'case-officer') && careCase.handler === null),
          plans: actsAs(ctx, 'case-officer', 'head'),
          links: ctx.deps.caseLinks.filter(
            ({ states, roles }) => states.includes(careCase.stoppedIn ?? careCase.state) && roles.some((one) => one === role),
          ),
          says: klart && (klart === 'moved' ? pagesText[ctx.lang].decide.done : pagesText[ctx.lang].saved),
        }),
      };
    },
  }),
  page({
    id: 'cases.handler',
    path: patterns.caseHandler,
    params: caseParams,
    policy: leads,
    audit: 'none: what is refused is logged',
    // An officer can only take the case, so that there is nothing to choose.
    handler: async (ctx) =>
      handlerPage(ctx, ctx.params.id, await openForm(ctx, actsAs(ctx, 'head') ? {} : { handler: personOf(ctx.subject).id })),
  }),
  form({
    id: 'cases.appoint',
    path: patterns.caseHandler,
    params: caseParams,
    policy: leads,
    audit: 'case.handler-appointed',
    body: z.object({ version: numberField, handler: text(80) }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { version, handler } = ctx.body;
      if (!z.uuid().safeParse(handler).success) {
        return handlerPage(ctx, id, refusedForm(ctx.body, [{ at: 'handler', says: says('not-an-officer') }], ctx.lang));
      }
      const done = await appointHandler(doingOf(ctx), { id, version, handler });
      if (done.ok) return seeOther(ctx.url.page(paths.careCase(id), { klart: 'saved' }));
      if (typeof done.error === 'object' && done.error.kind === 'faults') {
        return handlerPage(ctx, id, refusedForm(ctx.body, done.error.faults, ctx.lang));
      }
      return answerFault(ctx, done.error, { id, action: 'case.handler-appointed' });
    },
  }),
];

async function handlerPage(ctx: Ctx, id: string, state: FormState): Promise<PageAnswer | Problem> {
  const person = personOf(ctx.subject);
  const isHead = actsAs(ctx, 'head');
  const read = await readAs(ctx, async (tx) => {
    const found = await caseForReading(tx, person, id, { roles: ['case-officer', 'head'] });
    return found.ok ? { careCase: found.value, who: await officers(tx, found.value) } : found.error;
  });
  if (isCaseFault(read)) return answerCaseFault(ctx, read, { id, action: 'case.read' });
  const { careCase, who } = read;
  const title = pagesText[ctx.lang].handler.title(careCase.areaName);
  return {
    title,
    hasErrors: Object.keys(state.faults).length > 0,
    breadcrumbs: crumbs(ctx, careCase, title),
    body: HandlerScreen({
      ...formParts(ctx, state, paths.caseHandler(id), { version: String(careCase.version) }),
      back: backTo(ctx, careCase),
      careCase,
      officers: isHead ? who : who.filter((one) => one.id === person.id),
      isHead,
    }),
  };
}
