import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { doingOf, type FormState, faultsIn, isKeyReused, keptForm, keyReused, valuesOf } from '../../access/index.ts';
import { signedIn } from '../../identity/index.ts';
import { changeSetting } from '../commands/change-setting.ts';
import { type Setting, settingOf } from '../queries.ts';
import { MailSettings } from '../screens/settings.tsx';
import { messagesText } from '../text/messages.ts';
import { type Ctx, form, hiddenOf, page, readAs } from './kit.ts';

const body = z.object({
  how: z.enum(['at-once', 'digest']),
  lang: z.enum(['both', 'sv', 'en']).transform((lang) => (lang === 'both' ? null : lang)),
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});

const standing = ({ how, lang }: Setting) => ({ how, lang: lang ?? 'both' });
const readSetting = (ctx: Ctx): Promise<Setting> => readAs(ctx, settingOf);

export const settingsRoutes = [
  page({
    id: 'messages.settings',
    path: patterns.messageSettings,
    policy: signedIn,
    audit: 'none: reads one’s own choice',
    query: z.object({ klart: z.enum(['sparat']).optional() }),
    handler: async (ctx) => {
      const setting = await readSetting(ctx);
      const kept = await keptForm(ctx);
      const values = { ...standing(setting), ...(kept ? valuesOf(kept.values) : {}) };
      return settingsPage(ctx, setting, { values, faults: {}, keptAt: kept?.keptAt }, { isSaved: ctx.query.klart === 'sparat' });
    },
  }),
  form({
    id: 'messages.settings-saved',
    path: patterns.messageSettings,
    policy: signedIn,
    audit: 'messages.setting-changed',
    body,
    invalid: async (ctx, issues) => {
      const text = messagesText[ctx.lang];
      const faults = faultsIn(issues, { how: text.howMissing, lang: text.languageMissing });
      return settingsPage(ctx, await readSetting(ctx), { values: valuesOf(ctx.body), faults });
    },
    handler: async (ctx) => {
      const done = await changeSetting(doingOf(ctx), ctx.body);
      if (done.ok) return seeOther(ctx.url.page(patterns.messageSettings, { klart: 'sparat' }));
      if (isKeyReused(done.error)) return keyReused();
      const now = await readSetting(ctx);
      return { ...settingsPage(ctx, now, { values: standing(now), faults: {} }, { isStale: true }), status: 409 };
    },
  }),
];

type Marks = { readonly isSaved?: boolean; readonly isStale?: boolean };

function settingsPage(ctx: Ctx, setting: Setting, state: FormState, { isSaved = false, isStale = false }: Marks = {}): PageAnswer {
  const text = messagesText[ctx.lang];
  return {
    title: text.settingsTitle,
    hasErrors: Object.keys(state.faults).length > 0,
    breadcrumbs: [{ label: text.title, href: ctx.url.page(patterns.messages) }, { label: text.settingsTitle }],
    body: MailSettings({
      lang: ctx.lang,
      url: ctx.url,
      hidden: hiddenOf(ctx),
      discard: { action: ctx.url.page(patterns.discardForm), hidden: { ...hiddenOf(ctx), page: patterns.messageSettings } },
      setting,
      state,
      says: isSaved ? text.saved : undefined,
      isStale,
      isDemo: ctx.deps.signIn.isDemo,
    }),
  };
}
