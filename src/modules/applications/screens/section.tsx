import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Actions,
  Alert,
  Button,
  ButtonLink,
  type Content,
  ErrorSummary,
  Form,
  Heading,
  Lede,
  Link,
  Panel,
  Section as Part,
} from '../../../ui/index.ts';
import type { Flat } from '../core/flat.ts';
import type { Content as Answers, Section } from '../core/form.ts';
import type { Standing } from '../core/progress.ts';
import type { Application } from '../queries/application.ts';
import type { Assignment, Colleague, Comment, Present, SectionVersion, Written } from '../queries/sections.ts';
import { workspaceText } from '../text/workspace.ts';
import { stateWords } from './application.tsx';
import { Lines } from './lines.tsx';
import { MadeUp } from './made-up.tsx';
import { SectionFields, SectionReading } from './section-fields.tsx';
import { Inside } from './section-inside.tsx';

export type SectionProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly application: Application;
  readonly section: Section;
  readonly before?: Section | undefined;
  readonly after?: Section | undefined;
  readonly standing: Standing;
  readonly written: Written | undefined;
  readonly flat: Flat;
  readonly content: Answers;
  /** The version that what is sent holds for. */
  readonly version: number;
  readonly mayWrite: boolean;
  readonly mayAssign: boolean;
  readonly files: number;
  readonly present: readonly Present[];
  readonly comments: readonly Comment[];
  readonly assignments: readonly Assignment[];
  readonly colleagues: readonly Colleague[];
  readonly versions: readonly SectionVersion[];
  readonly filled: Readonly<Record<'comment' | 'person' | 'due' | 'note', string>>;
  readonly errors: readonly { readonly name: string; readonly message: string; readonly inline?: string }[];
  readonly hidden: (more?: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  readonly top: Content;
};

/** One section: what is asked, what the region answers, and what colleagues say to each other. */
export function SectionScreen(props: SectionProps) {
  const { lang, url, application, section, standing, errors, present } = props;
  const text = workspaceText[lang];
  const other = present.findLast((one) => one.section === section.key);
  const copied = props.versions.find(({ version }) => version === props.written?.version && version === 1);
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {props.top}
      <MadeUp lang={lang} fictitious={application.fictitious} />
      <Heading level={1}>{section.title[lang]}</Heading>
      <Lede>
        {text.applicationTitle(application.areaName)}. {stateWords(lang, standing)}.
      </Lede>
      {other && props.mayWrite ? (
        <Alert lang={lang} kind="info" title={text.presentTitle}>
          <p>{text.presentText(other.name ?? text.someone, formatDateTime(other.since, lang))}</p>
        </Alert>
      ) : null}
      {copied?.copiedName ? (
        <Alert lang={lang} kind="info">
          <p>{text.copied(copied.copiedName)}</p>
        </Alert>
      ) : null}
      {section.about && section.about[lang] !== section.title[lang] ? (
        <Panel>
          <Heading level={2} look={4}>
            {text.condition}
          </Heading>
          <Lines text={section.about[lang]} />
        </Panel>
      ) : null}
      {props.mayWrite ? <Writing {...props} /> : <Reading {...props} />}
      {props.mayWrite || props.files > 0 ? (
        <p>
          <Link href={url.page(paths.uploads(`application:${application.id}`, section.key))}>{text.attachments(props.files)}</Link>
        </p>
      ) : null}
      <Inside {...props} />
      <Around {...props} />
    </>
  );
}

function Writing(props: SectionProps) {
  const { lang, url, application, section, errors, flat, hidden, version, written } = props;
  const text = workspaceText[lang];
  const action = url.page(paths.applicationSection(application.id, section.key));
  const byName = new Map(errors.map(({ name, message, inline }) => [name, inline ?? message]));
  return (
    <Part labelledBy="skriv">
      <Heading level={2} id="skriv">
        {text.writes}
      </Heading>
      {written?.status === 'ready' ? <p>{text.isReady}</p> : null}
      <Form action={action} hidden={hidden({ version: String(version) })} autosave={text.autosave}>
        <SectionFields lang={lang} section={section} flat={flat} errors={byName} action={action} />
        <Actions>
          <Button name="do" value="save">
            {text.save}
          </Button>
          <Button variant="secondary" name="do" value="stay">
            {text.saveStay}
          </Button>
          <Button variant="secondary" name="do" value="ready">
            {text.saveReady}
          </Button>
          <ButtonLink href={url.page(paths.application(application.id))} variant="tertiary">
            {text.back}
          </ButtonLink>
        </Actions>
      </Form>
    </Part>
  );
}

const Reading = ({ lang, section, content }: SectionProps) => (
  <Part labelledBy="skriv">
    <Heading level={2} id="skriv">
      {workspaceText[lang].writes}
    </Heading>
    <SectionReading lang={lang} section={section} content={content} />
  </Part>
);

/** The way on through the form. */
function Around({ lang, url, application, before, after }: SectionProps) {
  const text = workspaceText[lang];
  const to = (section: Section) => url.page(paths.applicationSection(application.id, section.key));
  return (
    <nav class="section" aria-label={text.sections}>
      <ul>
        {before ? (
          <li>
            {text.previous}: <Link href={to(before)}>{before.title[lang]}</Link>
          </li>
        ) : null}
        {after ? (
          <li>
            {text.next}: <Link href={to(after)}>{after.title[lang]}</Link>
          </li>
        ) : null}
        <li>
          <Link href={url.page(paths.application(application.id))}>{text.back}</Link>
        </li>
      </ul>
    </nav>
  );
}
