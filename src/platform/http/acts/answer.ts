import { z } from 'zod';
import { patterns, splitLang } from '../../../kernel/paths.ts';
import { listenTo, type Told } from '../../../ui/told.ts';
import type { Lang } from '../../i18n/language.ts';
import { type FieldFault, type Problem, type ProblemKind, problem, problemStatus } from '../../problem/problem.ts';
import type { PageAnswer, Redirect, Route } from '../route.ts';
import { needsFresh } from './key-rules.ts';

/** What is answered when it has been done. */
export const actAnswer = z
  .object({
    act: z.string().meta({ description: 'What was done: the operationId.' }),
    page: z.string().nullable().meta({ description: 'The page where a person sees the result; null when the act only showed something.' }),
    id: z.string().nullable().meta({ description: 'The id of what the act led to, where its page is about one thing.' }),
    api: z.string().nullable().meta({ description: 'Where the same is read as JSON, where there is such an address.' }),
    says: z.array(z.string()).meta({ description: 'What the page says, when the act only showed something.' }),
  })
  .meta({
    id: 'ActDone',
    examples: [
      {
        act: 'cases.nominate',
        page: '/arenden/0197a0b2-6c1e-7c3a-9d55-0c6f0e5a7d10',
        id: '0197a0b2-6c1e-7c3a-9d55-0c6f0e5a7d10',
        api: '/v1/cases/0197a0b2-6c1e-7c3a-9d55-0c6f0e5a7d10',
        says: [],
      },
    ],
  });
export type ActAnswer = z.output<typeof actAnswer>;

/** Finds what an address is about: the id in it, and where the same is read as JSON. */
export type Places = (path: string) => Pick<ActAnswer, 'id' | 'api'>;

/** The pages of the product and the JSON addresses that say they are about the same (`about`), by address. */
export function placesOf(routes: readonly Pick<Route<never>, 'kind' | 'method' | 'path' | 'about'>[]): Places {
  const pages = routes
    .filter((route) => route.kind === 'page')
    .map(({ path }) => ({
      // A fixed address goes before one with a parameter in the same place.
      fixed: path.split('/').filter((part) => !part.startsWith(':')).length,
      match: new RegExp(`^${path.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
      api: routes.find((route) => route.kind === 'json' && route.method === 'GET' && route.about === path)?.path,
    }))
    .toSorted((a, b) => b.fixed - a.fixed);
  return (path) => {
    for (const { match, api } of pages) {
      const found = match.exec(path);
      if (!found) continue;
      const groups = found.groups ?? {};
      const id = Object.values(groups).at(-1);
      return {
        id: id === undefined ? null : decodeURIComponent(id),
        api: api?.replaceAll(/:(\w+)/g, (_all, name: string) => groups[name] ?? '') ?? null,
      };
    }
    return { id: null, api: null };
  };
}

/** A form that leads on has been done; one that leads to a fresh sign-in has not. */
export function ofRedirect(act: string, { to }: Redirect, places: Places): ActAnswer | Problem {
  const { path } = splitLang(to.split(/[?#]/, 1)[0] ?? '/');
  if (path === patterns.stepUp) return needsFresh;
  return { act, page: path, ...places(path), says: [] };
}

type Sent = { readonly lang: Lang; readonly form: string; readonly hadIfMatch: boolean };

/** A form that shows its page again has been refused, or met a newer version; otherwise the page is what was asked for. */
export function ofPage(act: string, page: PageAnswer, sent: Sent): ActAnswer | Problem {
  const told = listenTo(page.body);
  const status = page.status ?? (page.hasErrors ? 422 : 200);
  if (status < 400) return { act, page: null, id: null, api: null, says: said(told, () => true) };
  const words = said(told, (kind) => kind === 'danger' || kind === 'warning').join(' ');
  const errors = told.faults.map(faultOf);
  const kind = kindOf(status, sent);
  const detail = words === '' || (errors.length > 0 && status === 422) ? {} : { detail: { sv: words, en: words } };
  return problem(kind, { errors, ...detail, ...(status === 409 ? { current: standing(told, sent) } : {}) });
}

/** The faults of a form that broke its schema: in the page's words where it has some, else in the schema's. */
export const faultsTold = (page: PageAnswer): readonly FieldFault[] => listenTo(page.body).faults.map(faultOf);

const faultOf = ({ name, message }: Told['faults'][number]): FieldFault => ({ in: 'body', name, message: { sv: message, en: message } });

const said = ({ notices }: Told, which: (kind: string) => boolean): string[] =>
  notices.filter(({ kind, text }) => which(kind) && text !== '').map(({ text }) => text);

function kindOf(status: number, { hadIfMatch }: Sent): ProblemKind {
  if (status === 409) return hadIfMatch ? 'precondition-failed' : 'conflict';
  const known = Object.entries(problemStatus) as [ProblemKind, number][];
  return status === 422 ? 'unprocessable-input' : (known.find(([, one]) => one === status)?.[0] ?? 'bad-request');
}

/** The forms of a page that are sent to a path: often one, but a list may have one for each of its rows. */
export const formsAt = (forms: Told['forms'], path: string): Told['forms'] =>
  forms.filter(({ action }) => splitLang(action.split(/[?#]/, 1)[0] ?? '').path === path);

/** What stands now: the version to send next, and where it differs from what was sent. */
function standing({ forms, differences }: Told, { form }: Sent): NonNullable<Problem['current']> {
  const version = formsAt(forms, form)[0]?.fields.find(({ name }) => name === 'version')?.value;
  return {
    version: typeof version === 'string' ? version : null,
    differences: differences.filter(({ now, yours }) => now !== yours).map(({ label, now, yours }) => ({ label, now, sent: yours })),
  };
}
