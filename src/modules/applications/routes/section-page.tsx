import { dayInStockholm } from '../../../kernel/date.ts';
import { paths } from '../../../kernel/paths.ts';
import { clockNow } from '../../../platform/db/index.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { notFound, type Problem } from '../../../platform/problem/problem.ts';
import { Alert } from '../../../ui/index.ts';
import { Conflict, personOf } from '../../access/index.ts';
import { attachmentsOf } from '../../uploads/index.ts';
import { differencesIn } from '../core/differences.ts';
import { type Flat, flatten, textAt } from '../core/flat.ts';
import type { Content, Section } from '../core/form.ts';
import { inputName, rawOfForm, readSection } from '../core/read.ts';
import { commentsOn, editorsAt, versionsOfSection, type Written } from '../queries/sections.ts';
import { SectionScreen } from '../screens/section.tsx';
import { comeTo } from '../store/sections.ts';
import { workspaceText } from '../text/workspace.ts';
import { type Ctx, crumbs, doneNotice, type Errors, hiddenOf, isEditor, noApplication, openKept, readAs, refusedAs } from './kit.tsx';
import { placeOf, readApplication } from './read.ts';

export type SectionState = {
  /** What stands in the form, when that is not what has been saved. */
  readonly flat?: Flat;
  readonly version?: number;
  readonly errors?: Errors;
  /** Someone has saved the section since it was shown. */
  readonly stale?: { readonly now: Written | undefined };
  readonly done?: string | undefined;
  /** What a button in the form did without saving. */
  readonly says?: 'rowAdded' | 'rowRemoved';
  readonly filled?: Partial<Record<'comment' | 'person' | 'due' | 'note', string>>;
};

type Place = { readonly field: string | null; readonly row: number | null; readonly column: string | null };

/** Faults and what is missing, in words, by the control that each is about. */
export function errorsOf(
  lang: 'sv' | 'en',
  section: Section,
  found: readonly (Place & ({ readonly fault: string } | { readonly what: string }))[],
): Errors {
  const text = workspaceText[lang];
  const seen = new Map<string, Errors[number]>();
  for (const one of found) {
    const field = section.fields.find(({ name }) => name === one.field);
    const column = field?.columns?.find(({ name }) => name === one.column);
    const name = inputName({ ...one, field: one.field ?? '' });
    const table =
      field && one.row !== null ? (field.given?.values[one.row] ?? text.row(field.label[lang], one.row + 1)) : field?.label[lang];
    const place = [table, column?.label[lang]].filter((part) => part !== undefined).join(', ');
    const code = 'fault' in one ? one.fault : one.what;
    const inline = text.faults[code] ?? code;
    if (!seen.has(name)) seen.set(name, { name, message: text.faultIn(place, inline), inline });
  }
  return [...seen.values()];
}

/** Notes that the one who opened a section to write is there. A courtesy: that it cannot be noted keeps nobody from writing. */
async function noteHere(ctx: Ctx, id: string, key: string): Promise<void> {
  try {
    await readAs(ctx, (tx) => comeTo(tx, id, key, personOf(ctx.subject).id));
  } catch (error) {
    ctx.log.warn({ err: error }, 'who is where could not be noted');
  }
}

const noSection = (id: string): Problem =>
  notFound(phrase(workspaceText, 'noSection'), [{ href: paths.application(id), text: phrase(workspaceText, 'back') }]);

/** What was written on an older version, as far as it can be read, beside what stands now. */
function conflictRows(lang: 'sv' | 'en', section: Section, now: Content, flat: Flat) {
  const text = workspaceText[lang];
  const read = readSection(section, rawOfForm(section, flat));
  if (!read.ok) return [];
  return differencesIn(section, now, read.value, lang, text).map(({ at, before, after }) => ({
    label: section.fields.find(({ name }) => name === at)?.label[lang] ?? at,
    now: before || text.empty,
    yours: after || text.empty,
  }));
}

/** What was kept of the page's forms: of the section itself, or of what colleagues say to each other. */
function keptIn(values: Flat | undefined): Pick<SectionState, 'flat' | 'filled' | 'version'> {
  if (!values || 'ready' in values) return {};
  const { version } = values;
  if (typeof version === 'string' && /^\d{1,9}$/.test(version)) return { flat: values, version: Number(version) };
  return { filled: Object.fromEntries((['comment', 'person', 'due', 'note'] as const).map((name) => [name, textAt(values, name)])) };
}

/** The page of a section, as it stands or as it was sent. */
export async function sectionPage(
  ctx: Ctx,
  { id, key }: { id: string; key: string },
  state: SectionState = {},
): Promise<PageAnswer | Problem> {
  const { lang, url } = ctx;
  const read = await readApplication(ctx, id);
  if (!read) return noApplication();
  const place = placeOf(read, key);
  const standing = read.standing.find(({ section }) => section.key === key);
  if (!place || !standing) return noSection(id);
  const { application, form } = read;
  const { section } = place;
  const mayWrite = read.mayWrite || (isEditor(ctx) && application.openParts.includes(key));
  if (mayWrite) await noteHere(ctx, id, key);
  const more = await readAs(ctx, async (tx) => ({
    comments: await commentsOn(tx, id, key),
    versions: await versionsOfSection(tx, id, key),
    colleagues: await editorsAt(tx, application.organisation, dayInStockholm(await clockNow(tx))),
    files: (await attachmentsOf(tx, id)).filter((file) => file.section === key).length,
  }));
  const written = form.written.find((one) => one.key === key);
  const content = written?.content ?? {};
  const kept = state.flat || state.errors ? undefined : await openKept(ctx);
  const { flat: keptFlat, filled, version: keptVersion } = keptIn(kept?.values);
  const flat = state.flat ?? keptFlat ?? flatten(section, content, lang);
  const text = workspaceText[lang];
  const { stale } = state;
  const top = (
    <>
      {doneNotice(ctx, state.done)}
      {kept?.notice}
      {state.says ? (
        <Alert lang={lang} kind="info" live>
          {text[state.says]}
        </Alert>
      ) : null}
      {stale ? (
        <Conflict
          lang={lang}
          who={stale.now?.changedBy ?? null}
          at={stale.now?.changedAt ?? null}
          rows={conflictRows(lang, section, stale.now?.content ?? {}, flat)}
          takeNow={url.page(paths.applicationSection(id, key))}
        />
      ) : null}
    </>
  );
  return {
    title: `${section.title[lang]}: ${application.areaName}`,
    ...refusedAs(state.errors, stale !== undefined),
    breadcrumbs: crumbs(ctx, [text.applicationTitle(application.areaName), paths.application(id)], [section.title[lang]]),
    body: (
      <SectionScreen
        lang={lang}
        url={url}
        {...read}
        {...place}
        {...more}
        mayWrite={mayWrite}
        standing={standing}
        written={written}
        flat={flat}
        content={content}
        version={state.version ?? keptVersion ?? written?.version ?? 0}
        filled={{ comment: '', person: '', due: '', note: '', ...filled, ...state.filled }}
        errors={state.errors ?? []}
        hidden={(also = {}) => hiddenOf(ctx, also)}
        top={top}
      />
    ),
  };
}
