import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { asSubject, doingOf, isKeyReused, keyReused, personOf } from '../../access/index.ts';
import { type BeginFault, beginDraft, importDraft } from '../commands.ts';
import { latestOfAll } from '../core/version.ts';
import { listDrafts } from '../queries.ts';
import { ImportPage } from '../screens/import.tsx';
import { DefinitionList } from '../screens/list.tsx';
import { text } from '../text/authoring.ts';
import { worldOf } from '../world.ts';
import { authors, badForm, type Ctx, form, hiddenOf, noDoc, page } from './shared.ts';

async function listPage(ctx: Ctx): Promise<PageAnswer> {
  const { lang, url, deps } = ctx;
  const person = personOf(ctx.subject);
  const [world, drafts] = await asSubject(deps.db, person, async (tx) => {
    const seen = await worldOf(tx, person, deps.authoring);
    return [seen, await listDrafts(tx, seen.fictitious)] as const;
  });
  const areas = deps.register.view(ctx.today, ctx.today).areas;
  const names = new Map(areas.map(({ area }) => [area.id, (lang === 'en' ? area.nameEn : null) ?? area.name]));
  const approved = world.versions.filter((one) => one.approved);
  return {
    title: text[lang].title,
    breadcrumbs: [{ label: text[lang].title }],
    body: (
      <DefinitionList
        lang={lang}
        url={url}
        latest={latestOfAll(world.versions)}
        approved={approved}
        drafts={drafts}
        names={names}
        hidden={hiddenOf(ctx)()}
      />
    ),
  };
}

function importPage(ctx: Ctx, given?: string, fault?: BeginFault): PageAnswer {
  const { lang, url } = ctx;
  const t = text[lang];
  const faults =
    fault?.kind === 'faulty'
      ? fault.faults.slice(0, 20).map((one) => (one.path === '' ? one.message[lang] : `${one.path}: ${one.message[lang]}`))
      : fault?.kind === 'unknown-area'
        ? [t.unknownArea(fault.area)]
        : [];
  return {
    title: t.importTitle,
    breadcrumbs: [{ label: t.title, href: url.page(patterns.definitionsWork) }, { label: t.importTitle }],
    hasErrors: fault !== undefined,
    body: <ImportPage lang={lang} url={url} hidden={hiddenOf(ctx)()} faults={faults} {...(given === undefined ? {} : { given })} />,
  };
}

export const listRoutes = [
  page({
    id: 'definitions.list',
    path: patterns.definitionsWork,
    policy: authors,
    audit: 'none: reads definitions, which hold no personal data',
    handler: listPage,
  }),
  form({
    id: 'definitions.begin',
    path: patterns.definitionsWork,
    policy: authors,
    audit: 'definition-draft.begun',
    body: z.object({ area: z.string().max(80) }),
    invalid: () => badForm,
    handler: async (ctx) => {
      const done = await beginDraft(doingOf(ctx), ctx.deps.authoring, ctx.body.area);
      if (done.ok) return seeOther(ctx.url.page(paths.definitionDoc(done.value)));
      return isKeyReused(done.error) ? keyReused() : noDoc;
    },
  }),
  page({
    id: 'definitions.import',
    path: patterns.definitionImport,
    policy: authors,
    audit: 'none: an empty form',
    handler: (ctx) => importPage(ctx),
  }),
  form({
    id: 'definitions.imported',
    path: patterns.definitionImport,
    policy: authors,
    audit: 'definition-draft.imported',
    body: z.object({ fil: z.string().max(1_000_000) }),
    invalid: () => badForm,
    handler: async (ctx) => {
      const done = await importDraft(doingOf(ctx), ctx.deps.authoring, ctx.body.fil);
      if (done.ok) return seeOther(ctx.url.page(paths.definitionDoc(done.value)));
      return isKeyReused(done.error) ? keyReused() : importPage(ctx, ctx.body.fil, done.error);
    },
  }),
];
