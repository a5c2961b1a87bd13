import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Alert, Button, ButtonLink, type Content, Field, Form, Heading, Lede, Link, Panel } from '../../../ui/index.ts';
import { type Document, DocumentList } from '../../documents/index.ts';
import { countStances } from '../core/summary.ts';
import type { Whole } from '../queries/whole.ts';
import { officerText } from '../text/officer.ts';
import { MadeUp } from './passages.tsx';
import { StanceTable } from './summary.tsx';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly whole: Whole;
  readonly documents: readonly Document[];
  readonly written: { readonly general: string; readonly parts: Readonly<Record<string, string>> };
  readonly mayWrite: boolean;
  readonly mayLock: boolean;
  readonly hidden: () => Readonly<Record<string, string>>;
  readonly top: Content;
};

/** What the expert group says when the answers are in. */
export function ExpertsScreen({ lang, url, whole, documents, written, mayWrite, mayLock, hidden, top }: Props) {
  const { consultation: one, expertComment } = whole;
  const text = officerText[lang];
  const said = one.parts.filter(({ key }) => (written.parts[key] ?? '') !== '');
  return (
    <>
      {top}
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{text.expertsTitle(one.areaName)}</Heading>
      <Lede>{text.expertsLede}</Lede>
      {expertComment?.lockedAt ? (
        <Alert lang={lang} kind="success">
          <p>{text.lockedAt(formatDateTime(expertComment.lockedAt, lang))}</p>
        </Alert>
      ) : null}
      {documents.length > 0 ? <DocumentList lang={lang} url={url} documents={documents} /> : null}
      <p>
        <Link href={url.page(paths.consultationMatrix(one.id))}>{text.toMatrix(whole.submissions.length)}</Link>
      </p>
      <StanceTable lang={lang} counted={countStances(one.parts, whole.cells)} />
      {mayWrite ? (
        <Form action={url.page(paths.consultationExperts(one.id))} hidden={hidden()}>
          <Field lang={lang} kind="textarea" name="general" label={text.general} rows={8} value={written.general} maxLength={20_000} />
          {one.parts.map(({ key, title }) => (
            <Field
              key={key}
              lang={lang}
              kind="textarea"
              name={`part-${key}`}
              label={title[lang]}
              rows={4}
              optional
              value={written.parts[key] ?? ''}
              maxLength={20_000}
            />
          ))}
          <Actions>
            <Button>{text.save}</Button>
            <ButtonLink href={url.page(paths.consultation(one.id))} variant="tertiary">
              {text.back}
            </ButtonLink>
          </Actions>
        </Form>
      ) : (
        <div class="prose">
          {written.general === '' ? (
            <p>{text.empty}</p>
          ) : (
            written.general.split(/\n{2,}/).map((paragraph, at) => <p key={at}>{paragraph}</p>)
          )}
          {said.map(({ key, title }) => (
            <div key={key}>
              <Heading level={2}>{title[lang]}</Heading>
              <p>{written.parts[key]}</p>
            </div>
          ))}
        </div>
      )}
      {mayLock ? (
        <Panel>
          <p>{text.lockExpertsWhat}</p>
          <Form action={url.page(paths.consultationExpertsLock(one.id))} hidden={hidden()} look="plain">
            <Button>{text.lockExperts}</Button>
          </Form>
        </Panel>
      ) : null}
    </>
  );
}
