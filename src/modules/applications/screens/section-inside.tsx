import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Actions, Button, Field, Form, Heading, Link, Panel, Section as Part, Stack } from '../../../ui/index.ts';
import { workspaceText } from '../text/workspace.ts';
import type { SectionProps } from './section.tsx';

/** What stays inside the region: comments, who writes, earlier versions, and the mark that the section is ready. */
export function Inside(props: SectionProps) {
  const { lang, url, application, section, versions } = props;
  const text = workspaceText[lang];
  return (
    <Part labelledBy="inom">
      <Heading level={2} id="inom">
        {text.inside}
      </Heading>
      <p>{text.insideIntro}</p>
      <Stack>
        <Mark {...props} />
        <Comments {...props} />
        <Assignments {...props} />
      </Stack>
      {versions.length === 0 ? null : (
        <p>
          <Link href={url.page(paths.applicationVersions(application.id, section.key))}>{text.versions(versions.length)}</Link>
        </p>
      )}
    </Part>
  );
}

function Mark({ lang, url, application, section, written, mayWrite, hidden }: SectionProps) {
  const text = workspaceText[lang];
  if (!mayWrite || !written) return null;
  const isReady = written.status === 'ready';
  return (
    <Form
      action={url.page(paths.applicationSectionState(application.id, section.key))}
      hidden={hidden({ version: String(written.version), ready: isReady ? 'no' : 'yes' })}
      look="plain"
    >
      <Actions>
        <Button variant="secondary">{isReady ? text.markWorking : text.markReady}</Button>
      </Actions>
    </Form>
  );
}

function Comments({ lang, url, application, section, comments, filled, errors, hidden }: SectionProps) {
  const text = workspaceText[lang];
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
      <Form action={url.page(paths.applicationComment(application.id, section.key))} hidden={hidden()}>
        <Field
          lang={lang}
          kind="textarea"
          name="comment"
          label={text.comment}
          rows={3}
          value={filled.comment}
          error={errors.find(({ name }) => name === 'comment')?.message}
          maxLength={5000}
        />
        <Actions>
          <Button variant="secondary">{text.commentSend}</Button>
        </Actions>
      </Form>
    </Panel>
  );
}

function Assignments({ lang, url, application, section, assignments, colleagues, mayAssign, filled, errors, hidden }: SectionProps) {
  const text = workspaceText[lang];
  const own = assignments.filter((one) => one.section === section.key);
  const error = (name: string) => errors.find((one) => one.name === name)?.message;
  return (
    <Panel>
      <Heading level={3} look={4}>
        {text.assignments}
      </Heading>
      {own.length === 0 ? (
        <p>{text.noAssignments}</p>
      ) : (
        <ul>
          {own.map((one) => (
            <li key={one.id}>
              {text.assigned(one.name ?? text.someone, one.due === null ? null : formatDate(one.due, lang))} {one.note}{' '}
              {one.doneAt === null ? null : text.doneAt(formatDateTime(one.doneAt, lang))}
            </li>
          ))}
        </ul>
      )}
      {mayAssign ? (
        <Form action={url.page(paths.applicationAssign(application.id, section.key))} hidden={hidden()}>
          <Field
            lang={lang}
            kind="select"
            name="person"
            label={text.toWhom}
            placeholder={text.choose}
            value={filled.person}
            error={error('person')}
            options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Field lang={lang} kind="date" name="due" label={text.dueDay} optional value={filled.due} error={error('due')} />
          <Field
            lang={lang}
            kind="textarea"
            name="note"
            label={text.note}
            rows={2}
            optional
            value={filled.note}
            error={error('note')}
            maxLength={2000}
          />
          <Actions>
            <Button variant="secondary">{text.assign}</Button>
          </Actions>
        </Form>
      ) : null}
    </Panel>
  );
}
