import { formatDateTime } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Actions,
  Button,
  ButtonLink,
  type Content,
  DataTable,
  Details,
  ErrorSummary,
  Field,
  Form,
  Heading,
  Lede,
  Link,
  Section as Part,
} from '../../../ui/index.ts';
import type { GuidancePlace } from '../core/guidance.ts';
import type { GuidanceVersion, WrittenGuidance } from '../queries/guidance.ts';
import { workspaceText } from '../text/workspace.ts';
import { Lines } from './lines.tsx';

type GuidedField = GuidancePlace['fields'][number];

export const placeTitle = (lang: Lang, { section, title }: GuidancePlace): string =>
  title?.[lang] ?? workspaceText[lang].guidanceSection[section === 'general' ? 'general' : 'special'];
export const fieldTitle = (lang: Lang, { field, label }: GuidedField): string =>
  field === 'asked' ? workspaceText[lang].guidanceAsked : label[lang];

type ListProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly places: readonly GuidancePlace[];
  readonly written: readonly WrittenGuidance[];
  readonly top: Content;
};

/** What is said beside each field of the form, and where the authority has written it itself. */
export function GuidanceListScreen({ lang, url, places, written, top }: ListProps) {
  const text = workspaceText[lang];
  return (
    <>
      {top}
      <Heading level={1}>{text.guidanceTitle}</Heading>
      <Lede>{text.guidanceLede}</Lede>
      {places.map((place) => {
        const said = ({ field }: GuidedField) => written.find((one) => one.section === place.section && one.field === field);
        return (
          <Part key={place.section}>
            <Heading level={2}>{placeTitle(lang, place)}</Heading>
            <DataTable
              lang={lang}
              caption={placeTitle(lang, place)}
              rows={place.fields}
              rowKey={({ field }) => field}
              narrow="stack"
              columns={[
                {
                  key: 'field',
                  header: text.guidanceField,
                  rowHeader: true,
                  cell: (one) => (
                    <Link href={url.page(paths.applicationGuidanceField(place.section, one.field))}>{fieldTitle(lang, one)}</Link>
                  ),
                },
                {
                  key: 'shown',
                  header: text.guidanceShown,
                  cell: (one) => said(one)?.[lang] || said(one)?.sv || one.help?.[lang] || text.guidanceNone,
                },
                { key: 'whose', header: text.guidanceWritten, cell: (one) => (said(one)?.sv ? text.yes : text.no) },
              ]}
            />
          </Part>
        );
      })}
    </>
  );
}

type EditProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly title: string;
  readonly place: GuidancePlace;
  readonly field: GuidedField;
  readonly values: Readonly<Record<'sv' | 'en', string>>;
  readonly version: number;
  readonly versions: readonly GuidanceVersion[];
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  readonly hidden: (more: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  readonly top: Content;
};

/** The guidance of one field. */
export function GuidanceEditScreen({ lang, url, title, place, field, values, version, versions, errors, hidden, top }: EditProps) {
  const text = workspaceText[lang];
  const error = (name: string) => errors.find((one) => one.name === name)?.message;
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {top}
      <Heading level={1}>{title}</Heading>
      <p>
        {text.guidanceOwn}: {field.help?.[lang] ?? text.guidanceNone}
      </p>
      <Form action={url.page(paths.applicationGuidanceField(place.section, field.field))} hidden={hidden({ version: String(version) })}>
        <Field
          lang={lang}
          kind="textarea"
          name="sv"
          label={text.guidanceSv}
          hint={text.guidanceHint}
          optional
          value={values.sv}
          error={error('sv')}
        />
        <Field lang={lang} kind="textarea" name="en" label={text.guidanceEn} optional value={values.en} error={error('en')} />
        <Actions>
          <Button>{text.guidanceSave}</Button>
          <ButtonLink href={url.page(patterns.applicationGuidance)} variant="tertiary">
            {text.guidanceTitle}
          </ButtonLink>
        </Actions>
      </Form>
      {versions.length === 0 ? null : (
        <Details summary={text.guidanceHistory(versions.length)}>
          <ol reversed>
            {versions.map((one) => (
              <li key={one.version}>
                <p class="hint">{text.version(one.version, one.changedBy ?? text.someone, formatDateTime(one.changedAt, lang))}</p>
                <Lines text={one.sv || text.guidanceNone} />
                {one.en === '' ? null : <Lines text={one.en} />}
              </li>
            ))}
          </ol>
        </Details>
      )}
    </>
  );
}
