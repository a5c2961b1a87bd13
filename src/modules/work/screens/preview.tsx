import { isLocalDate, type LocalDate } from '../../../kernel/date.ts';
import { formatDate, formatNumber, formatWhen, type Lang } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import { Alert, Button, ButtonLink, DataTable, Field, Form, Heading, Lede, Link, Section } from '../../../ui/index.ts';
import { areaName, entryTitle, slotsOf, slotsText, stateText } from '../../directory/index.ts';
import type { NewEntry } from '../../journal/index.ts';
import type { AreaView, RegisterData } from '../../register/index.ts';
import { heldIn, type Preview } from '../core/preview.ts';
import type { Draft } from '../queries.ts';
import { workText } from '../text/work.ts';
import { areaText } from './words.ts';

type Line = { readonly key: string; readonly what: string; readonly before: string; readonly after: string };

/** What the register and its figures show before and after: only what differs. */
export function Effects({ lang, preview }: { lang: Lang; preview: Preview }) {
  const text = workText[lang].preview;
  const lines = [...preview.areas.flatMap((area) => areaLines(lang, preview, area)), ...figureLines(lang, preview)];
  if (lines.length === 0) return <p>{text.none}</p>;
  return (
    <DataTable
      lang={lang}
      caption={text.lede(formatDate(preview.asOf, lang))}
      rows={lines}
      rowKey={(line) => line.key}
      columns={[
        { key: 'what', header: text.what, rowHeader: true, cell: (line) => line.what },
        { key: 'before', header: text.before, cell: (line) => line.before },
        { key: 'after', header: text.after, cell: (line) => line.after },
      ]}
    />
  );
}

type AreaChange = Preview['areas'][number];

function areaLines(lang: Lang, { areas }: Preview, { before, after }: AreaChange): readonly Line[] {
  const text = workText[lang].preview;
  const several = areas.length > 1;
  const name = areaName(after.area, lang).text;
  const facts: readonly (readonly [string, (view: AreaView) => string])[] = [
    [text.state, (view) => (view.standing ? stateText(view.standing.state, lang) : '–')],
    [text.units, (view) => slotsText(slotsOf(view), lang) ?? '–'],
    [text.held, (view) => formatNumber(heldIn(view), lang)],
    [text.definition, (view) => view.definition?.payload.version ?? '–'],
    [text.conditions, (view) => (view.conditions ? text.conditionCount(String(view.conditions.payload.conditions.length)) : '–')],
    [text.call, (view) => dayText(lang, view.call?.payload.lastDay)],
    [text.entries, (view) => formatNumber(view.entries.length, lang)],
  ];
  return facts.flatMap(([what, say], i) => {
    const [old, now] = [before ? say(before) : text.none_, say(after)];
    return old === now ? [] : [{ key: `${after.area.id} ${i}`, what: several ? `${name}: ${what}` : what, before: old, after: now }];
  });
}

const dayText = (lang: Lang, day: string | undefined): string => (day !== undefined && isLocalDate(day) ? formatDate(day, lang) : '–');

function figureLines(lang: Lang, preview: Preview): readonly Line[] {
  const text = workText[lang].preview;
  const number = (n: number): string => formatNumber(n, lang);
  const line = (key: string, what: string, { before, after }: { before: number; after: number }): Line[] =>
    before === after ? [] : [{ key, what, before: number(before), after: number(after) }];
  return [
    ...line('held', text.heldSum, preview.held),
    ...line('rejected', text.rejectedSum, preview.rejected),
    ...preview.regions.flatMap(({ name, held, rejected }) => [
      ...line(`held ${name}`, text.heldIn(name), held),
      ...line(`rejected ${name}`, text.rejectedIn(name), rejected),
    ]),
    ...preview.steps.flatMap(({ status, step, areas }) =>
      status === 'unknown' ? [] : line(`${status} ${step}`, text.stateCount(stepText(lang, status, step)), areas),
    ),
  ];
}

type Status = Exclude<Preview['steps'][number]['status'], 'unknown'>;

function stepText(lang: Lang, status: Status, step: number | null): string {
  if (status === 'in-process') return stateText({ status, step: (step ?? 1) as 1 }, lang);
  return stateText(status === 'paused' || status === 'ended' ? { status, where: null } : { status }, lang);
}

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly data: RegisterData;
  readonly draft: Draft;
  readonly today: LocalDate;
  readonly preview: Preview | undefined;
  readonly entries: readonly NewEntry[];
  /** Why there is nothing to preview. */
  readonly faults: readonly string[];
};

/** The register of a day with and without the draft. */
export function PreviewScreen({ lang, url, data, draft, preview, entries, faults }: Props) {
  const { preview: text, kinds, draft: words } = workText[lang];
  return (
    <>
      <Heading level={1}>{text.title(kinds[draft.kind], areaText(lang, data, draft.area))}</Heading>
      {preview ? (
        <>
          <Lede>{text.lede(formatDate(preview.asOf, lang))}</Lede>
          <Form action={url.page(paths.workPreview(draft.id))} method="get" look="plain">
            <div class="stack">
              <Field lang={lang} kind="date" name="per" label={text.day} value={preview.asOf} />
              <div>
                <Button variant="secondary">{text.show}</Button>
              </div>
            </div>
          </Form>
          <Section labelledBy="andras">
            <Heading level={2} id="andras">
              {workText[lang].decide.effect}
            </Heading>
            <Effects lang={lang} preview={preview} />
          </Section>
          <Section labelledBy="poster">
            <Heading level={2} id="poster">
              {text.entries}
            </Heading>
            <ul>
              {entries.slice(0, 50).map((entry) => (
                <li key={entry.id}>
                  {entryTitle({ ...entry, seq: 0, storedAt: entry.recordedAt }, lang)}, {formatWhen(entry.when, lang)} ({entry.id})
                </li>
              ))}
            </ul>
          </Section>
          {draft.area === null ? null : (
            <Section>
              <ButtonLink href={url.page(paths.workPreviewPage(draft.id), { per: preview.asOf })} variant="secondary">
                {words.publicPage}
              </ButtonLink>
            </Section>
          )}
        </>
      ) : (
        <Alert lang={lang} kind="warning" title={text.cannot}>
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Section>
        <Link href={url.page(paths.workDraft(draft.id))}>{text.back}</Link>
      </Section>
    </>
  );
}
