import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { wholeNumber } from '../../../platform/http/fields.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { differencesIn } from '../core/differences.ts';
import { versionsOfSection } from '../queries/sections.ts';
import { VersionsScreen } from '../screens/versions.tsx';
import { workspaceText } from '../text/workspace.ts';
import { type Ctx, crumbs, keyParams, noApplication, ofRegion, own, page, readAs } from './kit.tsx';
import { placeOf, readApplication } from './read.ts';

type Chosen = { readonly fran?: number | undefined; readonly till?: number | undefined };

/** Unless others are asked for, the latest version is compared with the one before it. */
async function versionsPage(ctx: Ctx, { id, key }: { id: string; key: string }, { fran, till }: Chosen): Promise<PageAnswer | Problem> {
  const read = await readApplication(ctx, id);
  const section = read && placeOf(read, key)?.section;
  if (!section) return noApplication();
  const { lang, url } = ctx;
  const versions = await readAs(ctx, (tx) => versionsOfSection(tx, id, key));
  const newer = versions.find(({ version }) => version === till) ?? versions[0];
  const older = versions.find(({ version }) => version === fran) ?? versions.find(({ version }) => version < (newer?.version ?? 0));
  const text = workspaceText[lang];
  const title = text.versionsTitle(section.title[lang]);
  return {
    title,
    breadcrumbs: crumbs(
      ctx,
      [text.applicationTitle(read.application.areaName), paths.application(id)],
      [section.title[lang], paths.applicationSection(id, key)],
      [title],
    ),
    body: (
      <VersionsScreen
        lang={lang}
        url={url}
        application={read.application}
        section={section}
        versions={versions}
        older={older}
        newer={newer}
        differences={older && newer ? differencesIn(section, older.content, newer.content, lang, text) : []}
      />
    ),
  };
}

/** What has been saved in a section, version by version. */
export const versionRoutes = [
  page({
    id: 'applications.versions',
    path: patterns.applicationVersions,
    params: keyParams,
    query: z.object({ fran: wholeNumber(1, 1_000_000).optional(), till: wholeNumber(1, 1_000_000).optional() }),
    policy: ofRegion,
    audit: own,
    handler: (ctx) => versionsPage(ctx, ctx.params, ctx.query),
  }),
];
