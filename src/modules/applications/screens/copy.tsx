import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Button, Checkboxes, ErrorSummary, Form, Heading, Lede, Link, Section as Part } from '../../../ui/index.ts';
import type { Section } from '../core/form.ts';
import type { Application } from '../queries/application.ts';
import { workspaceText } from '../text/workspace.ts';
import { MadeUp } from './made-up.tsx';

export type Earlier = { readonly application: Application; readonly sections: readonly Section[] };
type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly application: Application;
  readonly earlier: readonly Earlier[];
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  /** The earlier application that a refused form was for. */
  readonly refused?: string | undefined;
  readonly hidden: () => Readonly<Record<string, string>>;
};

/** Sections of the region's earlier applications that fit where nothing has been written. */
export function CopyScreen({ lang, url, application, earlier, errors, refused, hidden }: Props) {
  const text = workspaceText[lang];
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <MadeUp lang={lang} fictitious={application.fictitious} />
      <Heading level={1}>{text.importTitle}</Heading>
      <Lede>{text.importLede}</Lede>
      {earlier.length === 0 ? <p class="empty">{text.importNone}</p> : null}
      {earlier.map(({ application: { id, areaName, createdAt }, sections }) => {
        const isRefused = refused === id;
        return (
          <Part key={id} labelledBy={`fran-${id}`}>
            <Heading level={2} look={4} id={`fran-${id}`}>
              {text.importFrom(areaName, formatDate(dayInStockholm(createdAt), lang))}
            </Heading>
            <Form action={url.page(paths.applicationImport(application.id))} hidden={{ ...hidden(), from: id }}>
              <Checkboxes
                lang={lang}
                name="sections"
                id={isRefused || earlier.length === 1 ? undefined : `avsnitt-${id}`}
                label={text.importSections}
                error={isRefused ? errors[0]?.message : undefined}
                choices={sections.map(({ key, title }) => ({ value: key, label: title[lang] }))}
                values={isRefused ? [] : sections.map(({ key }) => key)}
              />
              <Actions>
                <Button>{text.importSend}</Button>
              </Actions>
            </Form>
          </Part>
        );
      })}
      <p>
        <Link href={url.page(paths.application(application.id))}>{text.back}</Link>
      </p>
    </>
  );
}
