import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Button, DataTable, Field, Form, Heading, Lede, Link, Section as Part } from '../../../ui/index.ts';
import { type Difference, MarkedText } from '../../work/index.ts';
import type { Section } from '../core/form.ts';
import type { Application } from '../queries/application.ts';
import type { SectionVersion } from '../queries/sections.ts';
import { workspaceText } from '../text/workspace.ts';
import { MadeUp } from './made-up.tsx';
import { SectionReading } from './section-fields.tsx';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly application: Application;
  readonly section: Section;
  readonly versions: readonly SectionVersion[];
  readonly older: SectionVersion | undefined;
  readonly newer: SectionVersion | undefined;
  readonly differences: readonly Difference[];
};

/** The versions of a section: two of them beside each other, and the newer one whole. */
export function VersionsScreen(props: Props) {
  const { lang, url, application, section, versions, older, newer } = props;
  const text = workspaceText[lang];
  const nameOf = ({ version, madeBy, madeAt }: SectionVersion) =>
    text.version(version, madeBy ?? text.someone, formatDateTime(madeAt, lang));
  const options = versions.map((one) => ({ value: String(one.version), label: nameOf(one) }));
  return (
    <>
      <MadeUp lang={lang} fictitious={application.fictitious} />
      <Heading level={1}>{text.versionsTitle(section.title[lang])}</Heading>
      <Lede>{text.applicationTitle(application.areaName)}</Lede>
      {versions.length === 0 ? <p>{text.noVersion}</p> : null}
      {versions.length === 1 ? <p>{text.oneVersion}</p> : null}
      {versions.length > 1 ? (
        <Form action={url.page(paths.applicationVersions(application.id, section.key))} method="get">
          <Field lang={lang} kind="select" name="fran" label={text.older} options={options} value={String(older?.version ?? '')} />
          <Field lang={lang} kind="select" name="till" label={text.newer} options={options} value={String(newer?.version ?? '')} />
          <Button variant="secondary">{text.compare}</Button>
        </Form>
      ) : null}
      {older && newer ? <Compared {...props} older={older} newer={newer} /> : null}
      {newer ? (
        <Part labelledBy="hel">
          <Heading level={2} id="hel">
            {nameOf(newer)}
          </Heading>
          {newer.copiedName === null ? null : <p>{text.copied(newer.copiedName)}</p>}
          <SectionReading lang={lang} section={section} content={newer.content} />
        </Part>
      ) : null}
      <p>
        <Link href={url.page(paths.applicationSection(application.id, section.key))}>{text.backSection}</Link>
      </p>
    </>
  );
}

type ComparedProps = Props & { readonly older: SectionVersion; readonly newer: SectionVersion };

function Compared({ lang, section, older, newer, differences }: ComparedProps) {
  const text = workspaceText[lang];
  if (differences.length === 0)
    return (
      <Part>
        <p>{text.same}</p>
      </Part>
    );
  const label = ({ at }: Difference) => section.fields.find(({ name }) => name === at)?.label[lang] ?? at;
  const side = ({ pieces }: Difference, kind: 'removed' | 'added') => <MarkedText lang={lang} pieces={pieces} side={kind} />;
  return (
    <Part>
      <DataTable
        lang={lang}
        caption={text.versionsTitle(section.title[lang])}
        rows={differences}
        rowKey={({ at }) => at}
        narrow="stack"
        columns={[
          { key: 'field', header: text.guidanceField, rowHeader: true, cell: label },
          { key: 'older', header: `${text.older} (${older.version})`, cell: (one) => side(one, 'removed') },
          { key: 'newer', header: `${text.newer} (${newer.version})`, cell: (one) => side(one, 'added') },
        ]}
      />
    </Part>
  );
}
