import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Button, Field, Form, Heading, Hint, Section, SrOnly } from '../../../ui/index.ts';
import { basisText } from '../text/basis.ts';
import type { PartProps } from './part.tsx';

/** What has been said of the passages of a part, and the form to say more. */
export function PartComments({ lang, url, careCase, part, now, comments, mayWrite, hidden, comment, errors, passages }: PartProps) {
  const text = basisText[lang];
  const error = (name: string) => errors.find((one) => one.name === name)?.message;
  return (
    <Section labelledBy="kommentarer">
      <Heading level={2} id="kommentarer">
        {text.commentsTitle}
      </Heading>
      {comments.length === 0 ? <p>{text.commentsNone}</p> : null}
      {comments.map((one) => (
        <div class="panel stack" key={one.id}>
          <blockquote lang="sv">{one.quote}</blockquote>
          <p lang="sv">{one.body}</p>
          <Hint>{text.commentBy(one.personName ?? text.unknown, formatDateTime(one.at, lang), one.partVersion)}</Hint>
          {one.resolvedAt ? (
            <p>{text.resolvedBy(one.resolvedByName ?? text.unknown, formatDateTime(one.resolvedAt, lang))}</p>
          ) : mayWrite ? (
            <Form action={url.page(paths.basisComments(careCase.id, part, one.id))} hidden={hidden()} look="plain">
              <Button variant="tertiary">
                {text.resolve} <SrOnly>{one.quote.slice(0, 60)}</SrOnly>
              </Button>
            </Form>
          ) : null}
        </div>
      ))}
      {mayWrite && passages.length > 0 ? (
        <Form
          action={url.page(paths.basisComment(careCase.id, part))}
          hidden={{ ...hidden(), version: String(now.version) }}
          label={text.commentNew}
        >
          <Field
            lang={lang}
            kind="textarea"
            name="quote"
            label={text.quote}
            hint={text.quoteHint}
            rows={2}
            value={comment.quote}
            error={error('quote')}
          />
          <Field lang={lang} kind="textarea" name="body" label={text.comment} rows={3} value={comment.body} error={error('body')} />
          <Button variant="secondary">{text.commentSend}</Button>
        </Form>
      ) : null}
    </Section>
  );
}
