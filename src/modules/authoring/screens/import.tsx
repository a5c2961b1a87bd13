import { paths } from '../../../kernel/paths.ts';
import { Actions, Button, ErrorSummary, Field, Form, Heading, Lede } from '../../../ui/index.ts';
import { text } from '../text/authoring.ts';
import type { Place } from './common.tsx';

type Props = Place & {
  readonly hidden: Readonly<Record<string, string>>;
  /** What was pasted; a file has to be chosen again. */
  readonly pasted?: string;
  readonly faults?: { readonly at: 'file' | 'pasted'; readonly messages: readonly string[] };
};

/** Reading a definition from a file, or from its text. */
export function ImportPage({ lang, url, hidden, pasted, faults }: Props) {
  const t = text[lang];
  const errorAt = (at: 'file' | 'pasted') => (faults?.at === at ? faults.messages.join(' ') : undefined);
  return (
    <>
      <ErrorSummary lang={lang} errors={faults ? faults.messages.map((message) => ({ name: faults.at, message })) : []} />
      <Heading level={1}>{t.importTitle}</Heading>
      <Lede>{t.importLede}</Lede>
      <Form action={url.page(paths.definitionImport)} hidden={hidden} files>
        <Field
          lang={lang}
          kind="file"
          name="file"
          accept=".json,application/json"
          label={t.importFile}
          hint={t.importFileHint}
          error={errorAt('file')}
          optional
        />
        <Field
          lang={lang}
          kind="textarea"
          name="pasted"
          label={t.importField}
          hint={t.importFieldHint}
          rows={16}
          value={pasted}
          error={errorAt('pasted')}
          optional
        />
        <Actions>
          <Button>{t.importButton}</Button>
        </Actions>
      </Form>
    </>
  );
}
