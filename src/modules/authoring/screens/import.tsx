import { paths } from '../../../kernel/paths.ts';
import { Actions, Button, ErrorSummary, Field, Form, Heading, Lede } from '../../../ui/index.ts';
import { text } from '../text/authoring.ts';
import type { Place } from './common.tsx';

type Props = Place & { readonly hidden: Readonly<Record<string, string>>; readonly given?: string; readonly faults?: readonly string[] };

export function ImportPage({ lang, url, hidden, given, faults = [] }: Props) {
  const t = text[lang];
  const error = faults.length > 0 ? faults.join(' ') : undefined;
  return (
    <>
      <ErrorSummary lang={lang} errors={faults.map((message) => ({ name: 'fil', message }))} />
      <Heading level={1}>{t.importTitle}</Heading>
      <Lede>{t.importLede}</Lede>
      <Form action={url.page(paths.definitionImport)} hidden={hidden}>
        <Field lang={lang} kind="textarea" name="fil" label={t.importField} rows={16} value={given} error={error} />
        <Actions>
          <Button>{t.importButton}</Button>
        </Actions>
      </Form>
    </>
  );
}
