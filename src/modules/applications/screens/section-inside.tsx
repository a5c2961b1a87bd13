import { paths } from '../../../kernel/paths.ts';
import { Actions, Button, Form, Heading, Link, Section as Part, Stack } from '../../../ui/index.ts';
import { Comments, HandOver } from '../../cases/index.ts';
import { workspaceText } from '../text/workspace.ts';
import type { SectionProps } from './section.tsx';

/** What stays inside the region: comments, who writes, earlier versions, and the mark that the section is ready. */
export function Inside(props: SectionProps) {
  const { lang, url, application, section, versions, hidden } = props;
  const text = workspaceText[lang];
  return (
    <Part labelledBy="inom">
      <Heading level={2} id="inom">
        {text.inside}
      </Heading>
      <p>{text.insideIntro}</p>
      <Stack>
        <Mark {...props} />
        <Comments
          lang={lang}
          text={text}
          comments={props.comments}
          state={props}
          sent={{ action: url.page(paths.applicationComment(application.id, section.key)), hidden: hidden() }}
        />
        <HandOver
          lang={lang}
          text={text}
          words={{ title: text.assignments, none: text.noAssignments, to: text.assigned, send: text.assign }}
          asked={props.assignments.filter((one) => one.section === section.key)}
          colleagues={props.colleagues}
          state={props}
          sent={props.mayAssign ? { action: url.page(paths.applicationAssign(application.id, section.key)), hidden: hidden() } : undefined}
        />
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
