import { paths } from '../../../kernel/paths.ts';
import { Actions, Alert, Button, ButtonLink, type Content, DataTable, ErrorSummary, Field, Form, Grid, Panel } from '../../../ui/index.ts';
import type { Kind } from '../core/edit.ts';
import { type FieldSpec, fieldsOf, type Values } from '../core/fields.ts';
import { sentence } from '../core/sentence.ts';
import { text } from '../text/authoring.ts';
import type { Doc } from '../world.ts';
import { DocHeading, nameOf, type Place } from './common.tsx';

type Props = Place & {
  readonly doc: Doc;
  readonly kind: Kind;
  readonly part: string;
  readonly values: Values;
  readonly hidden: Readonly<Record<string, string>>;
  readonly areas: readonly { readonly value: string; readonly label: string }[];
  readonly errors?: readonly { readonly name: string; readonly message: string }[];
  /** What is saved now, where the form was filled in on an older version. */
  readonly stale?: Values;
};

/** The form of one part: texts side by side, codes, conditions. */
export function PartPage(props: Props) {
  const { doc, lang, url, kind, part, hidden, errors = [] } = props;
  const t = text[lang];
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <DocHeading doc={doc} lang={lang} title={kind === 'population' || kind === 'rest' ? t.kind[kind] : `${t.kindOne[kind]}: ${part}`} />
      {props.stale ? <StaleNotice {...props} stale={props.stale} /> : null}
      <Form action={url.page(paths.definitionPart(doc.ref, kind, part))} hidden={hidden}>
        {fieldsOf[kind].map((spec) => (
          <PartField key={spec.name} {...props} spec={spec} />
        ))}
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink href={`${url.page(paths.definitionDoc(doc.ref))}#${kind}`} variant="tertiary">
            {t.back}
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}

export const labelOf = (name: string, lang: Place['lang']): string => {
  const t = text[lang];
  const [, own = name, side] = /^(.*)\.(sv|en)$/.exec(name) ?? [];
  const label = t.fields[own] ?? own;
  return side === 'sv' ? t.swedish(label) : side === 'en' ? t.english(label) : label;
};

function StaleNotice({ doc, lang, values, stale }: Props & { readonly stale: Values }) {
  const t = text[lang];
  const differing = Object.keys(stale).filter(
    (name) => (values[name] ?? '').replaceAll('\r\n', '\n').trim() !== (stale[name] ?? '').trim(),
  );
  return (
    <Alert lang={lang} kind="warning" title={`${t.staleTitle} (${nameOf(doc, lang)})`} live>
      <p>{differing.length === 0 ? t.staleSame : t.stale}</p>
      {differing.length === 0 ? null : (
        <DataTable
          lang={lang}
          caption={t.staleTitle}
          rows={differing}
          rowKey={(name) => name}
          columns={[
            { key: 'field', header: t.field, rowHeader: true, cell: (name) => labelOf(name, lang) },
            { key: 'theirs', header: t.theirs, cell: (name) => <Lines value={stale[name]} /> },
            { key: 'yours', header: t.yours, cell: (name) => <Lines value={values[name]} /> },
          ]}
        />
      )}
    </Alert>
  );
}

function Lines({ value = '' }: { readonly value?: string | undefined }) {
  return (
    <>
      {value.split('\n').map((line, at) => (
        <div key={at}>{line}</div>
      ))}
    </>
  );
}

function PartField(props: Props & { readonly spec: FieldSpec }) {
  const { lang, doc, values, errors = [], spec } = props;
  const t = text[lang];
  const { name, kind } = spec;
  const common = (own: string) => ({
    lang,
    name: own,
    label: labelOf(own, lang),
    hint: t.hints[name] || undefined,
    optional: spec.optional,
    error: errors.find((one) => one.name === own)?.message,
    value: values[own] ?? '',
  });
  const choice = (options: readonly { readonly value: string; readonly label: string }[]): Content => (
    <Field {...common(name)} kind="select" options={options} placeholder={spec.optional ? t.none1 : undefined} />
  );
  switch (kind) {
    case 'pair':
    case 'long-pair':
      return (
        <Grid>
          {(['sv', 'en'] as const).map((side) => (
            <Field key={side} {...common(`${name}.${side}`)} kind="textarea" rows={kind === 'pair' ? 2 : 6} />
          ))}
        </Grid>
      );
    case 'line':
      return <Field {...common(name)} />;
    case 'number':
      return <Field {...common(name)} width="short" inputMode="numeric" />;
    case 'expression':
      return (
        <>
          <Field {...common(name)} kind="textarea" rows={5} />
          <ReadAs {...props} place={name} />
        </>
      );
    case 'codes':
    case 'json':
      return <Field {...common(name)} kind="textarea" rows={8} />;
    case 'pairs':
    case 'outcomes':
      return <Field {...common(name)} kind="textarea" rows={5} />;
    case 'effect':
      return choice(Object.entries(t.effects).map(([value, label]) => ({ value, label })));
    case 'groups':
      return choice(Object.entries(t.groupsName).map(([value, label]) => ({ value, label })));
    case 'criterion':
      return choice(doc.definition.criteria.map((one) => ({ value: one.id, label: `${one.question[lang] || one.id} (${one.id})` })));
    case 'delimitation':
      return choice(
        doc.definition.delimitations.filter((one) => !one.derived).map((one) => ({ value: one.id, label: one.title[lang] || one.id })),
      );
    case 'area':
      return choice(props.areas);
  }
}

/** The condition that is saved, as a sentence. */
function ReadAs({ doc, lang, kind, part, place }: Props & { readonly place: string }) {
  const door = kind === 'doors' ? doc.definition.doors.find((one) => one.id === part)?.opensWhen : undefined;
  const derived = kind === 'delimitations' ? doc.definition.delimitations.find((one) => one.id === part)?.derived : undefined;
  const expression = door ?? (place === 'derived.when' ? derived?.when : derived?.unless);
  if (!expression) return null;
  return (
    <Panel>
      <p>
        <strong>{text[lang].readAs}:</strong> {sentence(doc.definition, expression, lang)}.
      </p>
    </Panel>
  );
}
