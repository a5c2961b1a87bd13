import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Upload, uploadField } from '../../../platform/http/upload.ts';
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

/** A definition is some 50 kB of text. */
const MOST_BYTES = 1_000_000;

type Given = { readonly file?: Upload | undefined; readonly pasted: string };
type Faulty = { readonly at: 'file' | 'pasted'; readonly messages: readonly string[] };

function importPage(ctx: Ctx, pasted?: string, faults?: Faulty): PageAnswer {
  const { lang, url } = ctx;
  const t = text[lang];
  return {
    title: t.importTitle,
    breadcrumbs: [{ label: t.title, href: url.page(patterns.definitionsWork) }, { label: t.importTitle }],
    hasErrors: faults !== undefined,
    body: (
      <ImportPage
        lang={lang}
        url={url}
        hidden={hiddenOf(ctx)()}
        {...(faults ? { faults } : {})}
        {...(pasted === undefined ? {} : { pasted })}
      />
    ),
  };
}

/** The text of the file or of the field, when there is one of them. */
function textIn({ file, pasted }: Given, lang: Ctx['lang']): Result<{ readonly at: Faulty['at']; readonly text: string }, Faulty> {
  const t = text[lang];
  const hasText = pasted.trim() !== '';
  if (!file) return hasText ? ok({ at: 'pasted', text: pasted }) : fail({ at: 'file', messages: [t.importNothing] });
  if (hasText) return fail({ at: 'file', messages: [t.importBoth] });
  try {
    return ok({ at: 'file', text: new TextDecoder('utf-8', { fatal: true }).decode(file.bytes) });
  } catch {
    return fail({ at: 'file', messages: [t.importNotText] });
  }
}

function messagesOf(fault: BeginFault, lang: Ctx['lang']): readonly string[] {
  if (fault.kind === 'unknown-area') return [text[lang].unknownArea(fault.area)];
  if (fault.kind === 'gone') return [];
  return fault.faults.slice(0, 20).map((one) => (one.path === '' ? one.message[lang] : `${one.path}: ${one.message[lang]}`));
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
    upload: { maxBytes: MOST_BYTES },
    body: z.object({ file: uploadField.optional(), pasted: z.string().max(MOST_BYTES).default('') }),
    invalid: () => badForm,
    handler: async (ctx) => {
      const { pasted } = ctx.body;
      const given = textIn(ctx.body, ctx.lang);
      if (!given.ok) return importPage(ctx, pasted, given.error);
      const done = await importDraft(doingOf(ctx), ctx.deps.authoring, given.value.text);
      if (done.ok) return seeOther(ctx.url.page(paths.definitionDoc(done.value)));
      if (isKeyReused(done.error)) return keyReused();
      return importPage(ctx, pasted, { at: given.value.at, messages: messagesOf(done.error, ctx.lang) });
    },
  }),
];
