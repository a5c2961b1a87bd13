import { formatDateTime } from '../../../kernel/format.ts';
import { paragraphsOf } from '../../../kernel/paragraphs.ts';
import { localPath, paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Alert, Button, Form, Heading, Hint, Lede, Link, Pagination, Panel, Stack, Tag, Toolbar } from '../../../ui/index.ts';
import { DoneNotice } from '../../access/index.ts';
import type { Counts, Mine } from '../queries.ts';
import { messagesText } from '../text/messages.ts';

type Hidden = () => Readonly<Record<string, string>>;
type Common = { readonly lang: Lang; readonly url: Urls; readonly hidden: Hidden };

type ListProps = Common & {
  readonly messages: readonly Mine[];
  readonly counts: Counts;
  readonly page: number;
  readonly pages: number;
  readonly says: string | undefined;
  readonly isDemo: boolean;
};

/** My messages: what I have not read first. */
export function MessageList({ lang, url, hidden, messages, counts, page, pages, says, isDemo }: ListProps) {
  const text = messagesText[lang];
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <DoneNotice lang={lang} says={says} />
      {isDemo ? (
        <Alert lang={lang} kind="info">
          {text.demo}
        </Alert>
      ) : null}
      <Toolbar start={counts.all === 0 ? text.none : text.counted(counts.all, counts.unread)}>
        <Link href={url.page(patterns.messageSettings)}>{text.settings}</Link>
        {counts.unread > 0 ? (
          <Form action={url.page(patterns.messagesRead)} hidden={hidden()} look="plain">
            <Button variant="secondary">{text.markAll}</Button>
          </Form>
        ) : null}
      </Toolbar>
      <Stack>
        {messages.map((message) => (
          <MessagePanel key={message.id} lang={lang} url={url} hidden={hidden} message={message} level={2} />
        ))}
      </Stack>
      <Pagination lang={lang} page={page} pages={pages} href={(n) => url.page(patterns.messages, { sida: n })} />
    </>
  );
}

/** One message on a page of its own: where a mail leads. */
export function OneMessage({ lang, url, hidden, message, says }: Common & { readonly message: Mine; readonly says: string | undefined }) {
  const text = messagesText[lang];
  return (
    <>
      <Heading level={1}>{message.subject[lang]}</Heading>
      <DoneNotice lang={lang} says={says} />
      <Body lang={lang} url={url} hidden={hidden} message={message} />
      <p>
        <Link href={url.page(patterns.messages)}>{text.back}</Link>
      </p>
    </>
  );
}

function MessagePanel(props: Common & { readonly message: Mine; readonly level: 2 }) {
  const { lang, url, message } = props;
  return (
    <Panel>
      <Heading level={props.level} look={3}>
        <Link href={url.page(paths.message(message.id))}>{message.subject[lang]}</Link>
      </Heading>
      <Body {...props} />
    </Panel>
  );
}

function Body({ lang, url, hidden, message }: Common & { readonly message: Mine }) {
  const text = messagesText[lang];
  const { path, body, readAt, toldAt, id } = message;
  const isUnread = readAt === null;
  return (
    <>
      <Hint>
        {isUnread ? <Tag tone="info">{text.unread}</Tag> : null} {formatDateTime(toldAt, lang)}
        {isUnread ? null : ` · ${text.readAt(formatDateTime(readAt, lang))}`}
      </Hint>
      {paragraphsOf(body[lang]).map((paragraph, at) => (
        <p key={at}>{paragraph}</p>
      ))}
      {isUnread ? (
        <Form action={url.page(paths.messageRead(id))} hidden={hidden()} look="plain">
          <Actions>
            {path === null ? null : (
              <Button name="go" value="yes">
                {text.open}
              </Button>
            )}
            <Button variant="secondary" name="go" value="no">
              {text.markRead}
            </Button>
          </Actions>
        </Form>
      ) : path === null ? null : (
        <p>
          <Link href={localPath(path, lang)}>{text.open}</Link>
        </p>
      )}
    </>
  );
}
