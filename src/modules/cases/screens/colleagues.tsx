import type { LocalDate } from '../../../kernel/date.ts';
import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Button, Field, Form, Heading, Panel } from '../../../ui/index.ts';

type Sent = { readonly action: string; readonly hidden: Readonly<Record<string, string>> };
/** What stands in the form now, and what is wrong with it. */
type State = {
  readonly filled: Readonly<Record<string, string>>;
  readonly errors: readonly { readonly name: string; readonly message: string }[];
};

const faultIn = ({ errors }: State, name: string): string | undefined => errors.find((one) => one.name === name)?.message;

type CommentsProps = {
  readonly lang: Lang;
  readonly text: Readonly<Record<'comments' | 'noComments' | 'comment' | 'commentSend' | 'someone', string>>;
  readonly comments: readonly { readonly id: string; readonly text: string; readonly by: string | null; readonly at: Date }[];
  readonly state: State;
  readonly sent: Sent;
};

/** What colleagues say to each other of a part that they write. */
export function Comments({ lang, text, comments, state, sent }: CommentsProps) {
  return (
    <Panel>
      <Heading level={3} look={4}>
        {text.comments}
      </Heading>
      {comments.length === 0 ? (
        <p>{text.noComments}</p>
      ) : (
        <ul>
          {comments.map((one) => (
            <li key={one.id}>
              <span dir="auto">{one.text}</span> <span class="hint">{`${one.by ?? text.someone}, ${formatDateTime(one.at, lang)}`}</span>
            </li>
          ))}
        </ul>
      )}
      <Form {...sent}>
        <Field
          lang={lang}
          kind="textarea"
          name="comment"
          label={text.comment}
          rows={3}
          value={state.filled.comment}
          error={faultIn(state, 'comment')}
          maxLength={5000}
        />
        <Actions>
          <Button variant="secondary">{text.commentSend}</Button>
        </Actions>
      </Form>
    </Panel>
  );
}

type HandOverProps = {
  readonly lang: Lang;
  readonly text: Readonly<Record<'toWhom' | 'choose' | 'dueDay' | 'note' | 'someone', string>> & {
    readonly doneAt: (when: string) => string;
  };
  readonly words: {
    readonly title: string;
    readonly none: string;
    readonly to: (name: string, day: string | null) => string;
    readonly send: string;
  };
  /** Who has been asked to write the part. */
  readonly asked: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly due: LocalDate | null;
    readonly note: string;
    readonly doneAt: Date | null;
  }[];
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  readonly state: State;
  /** Undefined for those who may not ask. */
  readonly sent: Sent | undefined;
};

/** Which colleagues have been asked to write a part, and asking one more. */
export function HandOver({ lang, text, words, asked, colleagues, state, sent }: HandOverProps) {
  const { filled } = state;
  return (
    <Panel>
      <Heading level={3} look={4}>
        {words.title}
      </Heading>
      {asked.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul>
          {asked.map((one) => (
            <li key={one.id}>
              {words.to(one.name ?? text.someone, one.due === null ? null : formatDate(one.due, lang))} <span dir="auto">{one.note}</span>{' '}
              {one.doneAt === null ? null : text.doneAt(formatDateTime(one.doneAt, lang))}
            </li>
          ))}
        </ul>
      )}
      {sent === undefined ? null : (
        <Form {...sent}>
          <Field
            lang={lang}
            kind="select"
            name="person"
            label={text.toWhom}
            placeholder={text.choose}
            value={filled.person}
            error={faultIn(state, 'person')}
            options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Field lang={lang} kind="date" name="due" label={text.dueDay} optional value={filled.due} error={faultIn(state, 'due')} />
          <Field
            lang={lang}
            kind="textarea"
            name="note"
            label={text.note}
            rows={2}
            optional
            value={filled.note}
            error={faultIn(state, 'note')}
            maxLength={2000}
          />
          <Actions>
            <Button variant="secondary">{words.send}</Button>
          </Actions>
        </Form>
      )}
    </Panel>
  );
}
