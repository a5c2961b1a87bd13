import type { Lang } from '../../../platform/i18n/language.ts';
import { Button, Checkboxes, type Content, Field as Control, DataTable, fieldId, Radios, Stack, SummaryList } from '../../../ui/index.ts';
import { type Flat, listAt, rowsIn, textAt } from '../core/flat.ts';
import type { Content as Answers, Field, Section } from '../core/form.ts';
import { shownOf } from '../core/shown.ts';
import { fieldOf } from '../core/snapshot.ts';
import { workspaceText } from '../text/workspace.ts';
import { Lines } from './lines.tsx';

type FormProps = {
  readonly lang: Lang;
  readonly flat: Flat;
  /** Messages by the name of the control. */
  readonly errors: ReadonlyMap<string, string>;
  /** Where the form is sent; rows that are added are scrolled to. */
  readonly action: string;
};

/** The controls of a section. Tables have rows that are added and taken away by buttons that send the form: no script is needed. */
export const SectionFields = ({ section, ...props }: FormProps & { readonly section: Section }): Content => (
  <>
    {section.fields.map((field) => (
      <OneField key={field.name} {...props} field={field} name={field.name} />
    ))}
  </>
);

type One = FormProps & { readonly field: Field; readonly name: string };

function OneField(props: One): Content {
  const { lang, field, name, flat, errors } = props;
  const text = workspaceText[lang];
  const base = { lang, name, label: field.label[lang], hint: field.help?.[lang], error: errors.get(name), optional: !field.required };
  const choices = (field.options ?? []).map(({ value, label }) => ({ value, label: label[lang] }));
  switch (field.kind) {
    case 'table':
      return <Rows {...props} />;
    case 'text':
      return <Control {...base} kind="textarea" rows={field.max !== undefined && field.max <= 2_000 ? 3 : 7} value={textAt(flat, name)} />;
    case 'choices':
      return <Checkboxes {...base} choices={choices} values={listAt(flat, name)} />;
    case 'choice':
      return choices.length > 5 ? (
        <Control {...base} kind="select" placeholder={text.choose} options={choices} value={textAt(flat, name)} />
      ) : (
        <Radios {...base} choices={choices} value={textAt(flat, name)} />
      );
    case 'yes-no':
      return (
        <Radios
          {...base}
          inline
          choices={[
            { value: 'yes', label: text.yes },
            { value: 'no', label: text.no },
          ]}
          value={textAt(flat, name)}
        />
      );
    case 'number':
      return <Control {...base} width="short" inputMode={field.decimals ? 'decimal' : 'numeric'} value={textAt(flat, name)} />;
    case 'date':
      return <Control {...base} kind="date" value={textAt(flat, name)} />;
    case 'line':
      return <Control {...base} value={textAt(flat, name)} />;
  }
}

function Rows(props: One): Content {
  const { lang, field, name, flat, errors, action } = props;
  const text = workspaceText[lang];
  const count = rowsIn(flat, field);
  const error = errors.get(name);
  const title = field.label[lang];
  return (
    <fieldset class={error ? 'ds-fieldset field err rows' : 'ds-fieldset field rows'} id={fieldId(name)} tabIndex={-1}>
      <legend>{title}</legend>
      {field.help ? <p class="hint">{field.help[lang]}</p> : null}
      {error ? <p class="fault">{error}</p> : null}
      {Array.from({ length: count }, (_, at) => (
        <Row {...props} key={`${name}.${at}`} at={at} canGo={!field.given && count > 1} />
      ))}
      {field.given || count >= (field.rows?.most ?? 100) ? null : (
        <Button variant="secondary" name="do" value={`add:${name}`} formAction={`${action}#rad-${name}.${count}`}>
          {text.addRow(title)}
        </Button>
      )}
    </fieldset>
  );
}

function Row({ at, canGo, ...props }: One & { readonly at: number; readonly canGo: boolean }): Content {
  const { lang, field, name, action } = props;
  const text = workspaceText[lang];
  const title = field.given ? (field.given.values[at] ?? '') : text.row(field.label[lang], at + 1);
  const columns = (field.columns ?? []).filter((column) => column.name !== field.given?.column);
  return (
    <fieldset class="ds-fieldset field row-of" id={`rad-${name}.${at}`} tabIndex={-1}>
      <legend>{title}</legend>
      {columns.map((column) => (
        <OneField key={column.name} {...props} field={column} name={`${name}.${at}.${column.name}`} />
      ))}
      {canGo ? (
        <Button variant="tertiary" tone="danger" name="do" value={`remove:${name}.${at}`} formAction={`${action}#${fieldId(name)}`}>
          {text.removeRow(title)}
        </Button>
      ) : null}
    </fieldset>
  );
}

type ReadProps = { readonly lang: Lang; readonly section: Section; readonly content: Answers };

/** What has been written in a section, for reading: tables as tables, everything else as a list. */
export function SectionReading({ lang, section, content }: ReadProps): Content {
  const text = workspaceText[lang];
  const runs: (Field | Field[])[] = [];
  for (const field of section.fields) {
    const last = runs.at(-1);
    if (field.kind === 'table') runs.push(field);
    else if (Array.isArray(last)) last.push(field);
    else runs.push([field]);
  }
  const shown = (field: Field) => shownOf(fieldOf(field, content[field.name] ?? null), lang, text);
  const facts = (fields: readonly Field[]) =>
    fields.map((field) => {
      const said = shown(field);
      return { term: field.label[lang], value: said?.kind === 'text' ? <Lines text={said.text} /> : text.empty };
    });
  return (
    <Stack>
      {runs.map((run) => {
        if (Array.isArray(run)) return <SummaryList key={run[0]?.name} facts={facts(run)} />;
        const said = shown(run);
        const title = run.label[lang];
        if (said?.kind !== 'table') return <SummaryList key={run.name} facts={[{ term: title, value: text.empty }]} />;
        return (
          <DataTable
            key={run.name}
            lang={lang}
            caption={title}
            rows={said.rows}
            rowKey={(row) => `${said.rows.indexOf(row)}`}
            narrow="stack"
            columns={said.headers.map((header, at) => ({
              key: `${at}`,
              header,
              rowHeader: at === 0,
              cell: (row: readonly string[]) => row[at] || '–',
            }))}
          />
        );
      })}
    </Stack>
  );
}
