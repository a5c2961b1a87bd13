import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, type Redirect, seeOther } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { all, asSubject, doingOf, freshlySignedIn, isKeyReused, keyReused, no, note, personOf, refuseAct } from '../../access/index.ts';
import { type ApproveFault, approveDraft, changeDraft, type DraftFault, rebaseDraft, restoreDraft } from '../commands.ts';
import { addPart, lists, type Move, movePart, partsOf } from '../core/edit.ts';
import { latestOf } from '../core/version.ts';
import { savesOf } from '../queries.ts';
import { areaName, nameOf } from '../screens/common.tsx';
import { DocPage, type DocProps } from '../screens/doc.tsx';
import { text } from '../text/authoring.ts';
import {
  areaIds,
  authors,
  badForm,
  type Ctx,
  docOf,
  file,
  form,
  hiddenOf,
  judgeDoc,
  locked,
  noDoc,
  page,
  refParam,
  trail,
  versionField,
} from './shared.ts';

export async function docPage(ctx: Ctx, ref: string, extra: Pick<DocProps, 'said' | 'newId'> = {}): Promise<PageAnswer | Problem> {
  const doc = await docOf(ctx, ref);
  if (!doc) return noDoc;
  const { lang, url, deps } = ctx;
  const person = personOf(ctx.subject);
  const { draft } = doc;
  const saves = draft ? await asSubject(deps.db, person, (tx) => savesOf(tx, draft.id)) : [];
  const latest = latestOf(doc.world.versions, doc.definition.areaId);
  return {
    title: `${areaName(doc, lang)}, ${nameOf(doc, lang).toLowerCase()}`,
    breadcrumbs: trail(ctx, doc),
    hasErrors: extra.said !== undefined || extra.newId !== undefined,
    ...(extra.said?.stale ? { status: 409 } : {}),
    body: (
      <DocPage
        lang={lang}
        url={url}
        doc={doc}
        judgement={judgeDoc(ctx, doc)}
        saves={saves}
        person={person.id}
        overtakenBy={draft?.status === 'draft' && latest && latest.ref !== draft.basedOn ? latest.ref : undefined}
        fhirLimits={deps.authoring.fhirLimits.map((one) => one[lang])}
        isDemo={doc.world.fictitious}
        hidden={hiddenOf(ctx)}
        {...extra}
      />
    ),
  };
}

/** What a refused act on a draft becomes. */
async function refusedDoc(ctx: Ctx, ref: string, fault: DraftFault | ApproveFault): Promise<PageAnswer | Problem> {
  const t = text[ctx.lang];
  switch (fault.kind) {
    case 'gone':
      return noDoc;
    case 'locked':
      return locked;
    case 'stale':
      return docPage(ctx, ref, { said: { stale: true } });
    case 'faulty':
      return docPage(ctx, ref, { said: { faults: fault.faults.map((one) => `${one.path}: ${one.message[ctx.lang]}`) } });
    case 'own-draft':
      return refuseAct(
        doingOf(ctx),
        { action: 'definition.approved', object: { kind: 'definition-draft', id: ref } },
        no('authorConfirms', 'askColleague'),
      );
    case 'errors':
      return docPage(ctx, ref, { said: { faults: [t.notYet] } });
    case 'overtaken':
      return docPage(ctx, ref, { said: { faults: [t.overtaken(fault.latest)] } });
  }
}

const newId = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

async function changeParts(ctx: Ctx, ref: string, body: z.output<typeof partsBody>): Promise<PageAnswer | Problem | Redirect> {
  const t = text[ctx.lang];
  const [move = '', part = ''] = body.do.split(':');
  const { kind } = body;
  const id = body.id.trim();
  if (move === 'add') {
    const doc = await docOf(ctx, ref);
    if (!doc) return noDoc;
    const taken = lists.some((list) => partsOf(doc.definition, list).some((one) => one.id === id));
    const error =
      !newId.test(id) || id.length > 80 ? t.badId : taken ? t.takenId(id) : addPart(doc.definition, kind, id) ? undefined : t.cannotAdd;
    if (error) return docPage(ctx, ref, { newId: { kind, value: body.id, error } });
  }
  const done = await changeDraft(
    doingOf(ctx),
    { id: ref, version: body.version, action: 'edit', what: `${kind}/${move === 'add' ? id : part}` },
    (now) => {
      const definition = move === 'add' ? addPart(now.definition, kind, id) : movePart(now.definition, kind, part, move as Move);
      return definition && { definition };
    },
    ctx.deps.authoring,
  );
  if (!done.ok) return isKeyReused(done.error) ? keyReused() : refusedDoc(ctx, ref, done.error);
  return seeOther(move === 'add' ? ctx.url.page(paths.definitionPart(ref, kind, id)) : `${ctx.url.page(paths.definitionDoc(ref))}#${kind}`);
}

const partsBody = z.object({
  kind: z.enum(lists),
  do: z.string().regex(/^(?:add|(?:up|down|remove):[a-z0-9-]{1,80})$/),
  id: z.string().max(200).default(''),
  version: versionField,
});
const actBody = z.object({ do: z.string().regex(/^(?:rebase|withdraw|restore:[1-9]\d{0,8})$/), version: versionField });

export const docRoutes = [
  page({
    id: 'definitions.one',
    path: patterns.definitionDoc,
    policy: authors,
    audit: 'none: reads definitions, which hold no personal data',
    params: refParam,
    handler: (ctx) => docPage(ctx, ctx.params.ref),
  }),
  form({
    id: 'definitions.parts',
    path: patterns.definitionParts,
    from: patterns.definitionDoc,
    policy: authors,
    audit: 'definition-draft.changed',
    params: refParam,
    body: partsBody,
    invalid: () => badForm,
    handler: (ctx) => changeParts(ctx, ctx.params.ref, ctx.body),
  }),
  form({
    id: 'definitions.act',
    path: patterns.definitionAct,
    from: patterns.definitionDoc,
    policy: authors,
    audit: 'definition-draft.changed',
    params: refParam,
    body: actBody,
    invalid: () => badForm,
    handler: async (ctx) => {
      const { ref } = ctx.params;
      const { version } = ctx.body;
      const [what, save] = ctx.body.do.split(':');
      const doing = doingOf(ctx);
      const { authoring } = ctx.deps;
      const done = await (what === 'rebase'
        ? rebaseDraft(doing, authoring, ref, version)
        : what === 'restore'
          ? restoreDraft(doing, authoring, { id: ref, version, save: Number(save) })
          : changeDraft(doing, { id: ref, version, action: 'withdraw', what: null }, () => ({}), authoring));
      if (!done.ok) return isKeyReused(done.error) ? keyReused() : refusedDoc(ctx, ref, done.error);
      return seeOther(ctx.url.page(paths.definitionDoc(ref)));
    },
  }),
  form({
    id: 'definitions.approve',
    path: patterns.definitionApprove,
    from: patterns.definitionDoc,
    policy: all(authors, freshlySignedIn),
    audit: 'definition.approved',
    params: refParam,
    body: z.object({ version: versionField }),
    invalid: () => badForm,
    handler: async (ctx) => {
      const { ref } = ctx.params;
      const done = await approveDraft(doingOf(ctx), ctx.deps.authoring, { id: ref, version: ctx.body.version, areas: areaIds(ctx) });
      if (!done.ok) return isKeyReused(done.error) ? keyReused() : refusedDoc(ctx, ref, done.error);
      return seeOther(ctx.url.page(paths.definitionDoc(done.value)));
    },
  }),
  ...(['definition', 'cases', 'fhir'] as const).map((what) =>
    file({
      id: `definitions.${what}-file`,
      path: { definition: patterns.definitionJson, cases: patterns.definitionCasesJson, fhir: patterns.definitionFhir }[what],
      policy: authors,
      audit: 'definition.exported',
      params: refParam,
      types: [what === 'fhir' ? 'application/fhir+json' : 'application/json'],
      handler: async (ctx) => {
        const doc = await docOf(ctx, ctx.params.ref);
        if (!doc) return noDoc;
        const { authoring } = ctx.deps;
        const content =
          what === 'fhir' ? authoring.fhir(doc.definition, ctx.url.absolute('')) : what === 'cases' ? doc.cases : doc.definition;
        const object = { kind: doc.draft ? 'definition-draft' : 'definition', id: doc.ref };
        await note(doingOf(ctx), { action: 'definition.exported', object, details: { what } });
        const name = `${doc.definition.id.replace('@', '-')}${doc.draft ? '-utkast' : ''}${{ definition: '', cases: '-fall', fhir: '-fhir' }[what]}.json`;
        return {
          type: what === 'fhir' ? 'application/fhir+json' : 'application/json',
          name,
          content: `${JSON.stringify(content, null, 2)}\n`,
        };
      },
    }),
  ),
];
