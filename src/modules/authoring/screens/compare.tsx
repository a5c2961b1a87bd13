import { paths } from '../../../kernel/paths.ts';
import { Button, ButtonLink, DataTable, Field, Form, Heading, Lede, Section, SrOnly, Sub } from '../../../ui/index.ts';
import type { EffectChange, EffectComparison, Reason } from '../../definitions/index.ts';
import type { Piece, TextComparison } from '../core/compare-text.ts';
import { text } from '../text/authoring.ts';
import type { Doc } from '../world.ts';
import { DocHeading, nameOf, type Place } from './common.tsx';
import { labelOf } from './part.tsx';
import { nameOf as partName } from './try.tsx';

type Props = Place & {
  readonly doc: Doc;
  readonly before: { readonly ref: string; readonly label: string; readonly doc: Doc } | undefined;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly effects: EffectComparison | undefined;
  readonly texts: TextComparison | undefined;
};

/** Two versions side by side: first what they do differently, then what they say differently. */
export function ComparePage(props: Props) {
  const { doc, lang, url, before, choices, effects, texts } = props;
  const t = text[lang];
  return (
    <>
      <DocHeading doc={doc} lang={lang} title={t.compareTitle} />
      {before ? <Lede>{t.compareLede(before.label, nameOf(doc, lang))}</Lede> : <p>{t.nothingToCompare}</p>}
      {choices.length > 0 ? (
        <Form action={url.page(paths.definitionCompare(doc.ref))} method="get" look="plain" label={t.other}>
          <div class="row">
            <Field lang={lang} kind="select" name="med" label={t.other} options={choices} value={before?.ref} />
            <Button variant="secondary">{t.show}</Button>
          </div>
        </Form>
      ) : null}
      {effects && before ? <Effects {...props} effects={effects} before={before} /> : null}
      {texts ? <Texts lang={lang} texts={texts} /> : null}
      <p class="actions">
        <ButtonLink href={url.page(paths.definitionDoc(doc.ref))} variant="tertiary">
          {t.back}
        </ButtonLink>
      </p>
    </>
  );
}

function Effects({
  doc,
  lang,
  effects,
  before,
}: Props & { readonly effects: EffectComparison; readonly before: NonNullable<Props['before']> }) {
  const t = text[lang];
  const { changed, unchanged } = effects;
  const because = (one: Reason, of: Doc): string => `${partName(of, one.criterion)?.[lang] ?? one.criterion}: ${t.effectName[one.effect]}`;
  return (
    <Section labelledBy="verkan">
      <Heading level={2} id="verkan">
        {t.byEffect}
      </Heading>
      <p>{t.changed(changed.length, changed.length + unchanged)}</p>
      {changed.length === 0 ? null : (
        <DataTable
          lang={lang}
          caption={t.byEffect}
          rows={changed}
          rowKey={(one) => one.case.id}
          columns={[
            {
              key: 'case',
              header: t.case,
              rowHeader: true,
              cell: (one) => (
                <>
                  {one.case.title}
                  <Sub>{one.case.id}</Sub>
                </>
              ),
            },
            { key: 'before', header: t.before, cell: (one) => answerText(one.before, before.doc, lang) },
            { key: 'after', header: t.after, cell: (one) => answerText(one.after, doc, lang) },
            {
              key: 'because',
              header: t.because,
              cell: (one) => (
                <ul>
                  {one.because.new.map((reason) => (
                    <li key={`n ${reason.criterion} ${reason.effect} ${reason.door}`}>{`${t.nowSaid}: ${because(reason, doc)}`}</li>
                  ))}
                  {one.because.gone.map((reason) => (
                    <li key={`g ${reason.criterion} ${reason.effect} ${reason.door}`}>{`${t.noMore}: ${because(reason, before.doc)}`}</li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function answerText(answer: EffectChange['before'], doc: Doc, lang: Place['lang']): string {
  const t = text[lang];
  if ('faults' in answer) return `${t.faults}: ${answer.faults.map((one) => one.message[lang]).join(' ')}`;
  const more = [...answer.doors.map((id) => partName(doc, id)?.[lang] ?? id), ...answer.redirects];
  return more.length === 0 ? t.result[answer.result] : `${t.result[answer.result]} (${more.join(', ')})`;
}

function Texts({ lang, texts }: { readonly lang: Place['lang']; readonly texts: TextComparison }) {
  const t = text[lang];
  const { changes, added, removed, moved } = texts;
  const rows = [
    ...added.map((one) => ({
      key: `+${one.kind}${one.part}`,
      part: `${t.kindOne[one.kind]}: ${one.part}`,
      field: t.added,
      pieces: [] as readonly Piece[],
    })),
    ...removed.map((one) => ({
      key: `-${one.kind}${one.part}`,
      part: `${t.kindOne[one.kind]}: ${one.part}`,
      field: t.removedPart,
      pieces: [] as readonly Piece[],
    })),
    ...moved.map((kind) => ({ key: `=${kind}`, part: t.kind[kind], field: t.movedParts, pieces: [] as readonly Piece[] })),
    ...changes.map((one) => ({
      key: `${one.kind}${one.part}${one.field}`,
      part: one.part === one.kind ? t.kind[one.kind] : `${t.kindOne[one.kind]}: ${one.part}`,
      field: labelOf(one.field, lang),
      pieces: one.pieces,
    })),
  ];
  return (
    <Section labelledBy="text">
      <Heading level={2} id="text">
        {t.byText}
      </Heading>
      <DataTable
        lang={lang}
        caption={t.byText}
        rows={rows}
        rowKey={(row) => row.key}
        empty={t.noTextChange}
        columns={[
          { key: 'part', header: t.part, rowHeader: true, cell: (row) => row.part },
          { key: 'field', header: t.field, cell: (row) => row.field },
          { key: 'text', header: t.what, cell: (row) => <Marked lang={lang} pieces={row.pieces} /> },
        ]}
      />
    </Section>
  );
}

/** A run of equal text longer than this is shortened in its middle. */
const LONGEST_SAME = 160;

function Marked({ lang, pieces }: { readonly lang: Place['lang']; readonly pieces: readonly Piece[] }) {
  const t = text[lang];
  return (
    <>
      {pieces.map((one, at) => {
        const key = `${at} ${one.kind}`;
        if (one.kind === 'same') return <span key={key}>{shortened(one.text)}</span>;
        const Mark = one.kind === 'gone' ? 'del' : 'ins';
        return (
          <Mark key={key}>
            <SrOnly>{`[${t[one.kind]}: `}</SrOnly>
            {one.text}
            <SrOnly>]</SrOnly>
          </Mark>
        );
      })}
    </>
  );
}

const shortened = (same: string): string =>
  same.length <= LONGEST_SAME ? same : `${same.slice(0, LONGEST_SAME / 2)} … ${same.slice(-LONGEST_SAME / 2)}`;
