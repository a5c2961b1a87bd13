import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Actions,
  Button,
  Details,
  ErrorSummary,
  Field,
  Form,
  Heading,
  Lede,
  Link,
  Panel,
  Section,
  Stack,
  SummaryList,
  Tag,
} from '../../../ui/index.ts';
import type { Call } from '../../calls/index.ts';
import type { Application, ApplicationState } from '../queries/application.ts';
import { completionText } from '../text/completion.ts';
import { workspaceText } from '../text/workspace.ts';
import { MadeUp } from './made-up.tsx';

export type ListedApplication = Application & { readonly unit: string; readonly ready: number; readonly all: number };
export type ListedCall = {
  readonly call: Pick<Call, 'id' | 'areaName' | 'lastDay' | 'fictitious'>;
  readonly units: string;
  /** Whether it takes anything from this region now. */
  readonly takes: boolean;
  readonly own: readonly ListedApplication[];
};
export type ListedTask = { readonly title: string; readonly href: string; readonly due: string | null };

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly calls: readonly ListedCall[];
  readonly tasks: readonly ListedTask[];
  readonly mayBegin: boolean;
  readonly hidden: () => Readonly<Record<string, string>>;
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  /** The call that a refused form was for, and what stood in it. */
  readonly refused?: { readonly call: string; readonly unit: string } | undefined;
};

const tones = { draft: 'info', submitted: 'success', withdrawn: 'neutral', dismissed: 'lingon' } as const;
export const StateTag = ({ state, lang }: { readonly state: ApplicationState; readonly lang: Lang }) => (
  <Tag tone={tones[state]}>{workspaceText[lang].states[state]}</Tag>
);

/** The calls that the region can apply in, its applications, and what one has been asked to write. */
export function ListScreen(props: Props) {
  const { lang, calls, tasks, errors } = props;
  const text = workspaceText[lang];
  const open = calls.filter(({ takes }) => takes);
  const over = calls.filter(({ takes, own }) => !takes && own.length > 0);
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <MadeUp lang={lang} fictitious={calls.some(({ call }) => call.fictitious)} />
      {tasks.length === 0 ? null : (
        <Section labelledBy="att-skriva">
          <Heading level={2} id="att-skriva">
            {text.toDo}
          </Heading>
          <ul>
            {tasks.map(({ title, href, due }) => (
              <li key={href}>
                <Link href={href}>{title}</Link>
                {`, ${due === null ? text.noDay : text.by(due)}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section labelledBy="oppna">
        <Heading level={2} id="oppna">
          {text.openNow}
        </Heading>
        {open.length === 0 ? <p class="empty">{text.noneOpen}</p> : <Calls {...props} calls={open} />}
      </Section>
      {over.length === 0 ? null : (
        <Section labelledBy="tidigare">
          <Heading level={2} id="tidigare">
            {text.over}
          </Heading>
          <Calls {...props} calls={over} />
        </Section>
      )}
    </>
  );
}

const Calls = (props: Props) => (
  <Stack>
    {props.calls.map((one) => (
      <OneCall key={one.call.id} {...props} one={one} />
    ))}
  </Stack>
);

function OneCall({ lang, url, one, ...props }: Props & { readonly one: ListedCall }) {
  const text = workspaceText[lang];
  const { call, own, takes, units } = one;
  return (
    <Panel>
      <Heading level={3} look={4}>
        {call.areaName}
      </Heading>
      <SummaryList
        facts={[
          { term: text.lastDay, value: call.lastDay === null ? '–' : text.lastDayText(formatDate(own[0]?.lastDay ?? call.lastDay, lang)) },
          { term: text.offered, value: units },
          { term: text.callOf, value: <Link href={url.page(paths.call(call.id))}>{text.toCall}</Link> },
          { term: text.ours, value: own.length === 0 ? text.notBegun : <Own lang={lang} url={url} own={own} /> },
        ]}
      />
      {takes && props.mayBegin ? <Begin {...props} lang={lang} url={url} one={one} /> : null}
    </Panel>
  );
}

const Own = ({ lang, url, own }: { readonly lang: Lang; readonly url: Urls; readonly own: readonly ListedApplication[] }) => (
  <ul class="plain">
    {own.map((application) => (
      <li key={application.id}>
        <Link href={url.page(paths.application(application.id))}>{application.unit || application.organisationName}</Link>{' '}
        <StateTag state={application.state} lang={lang} />
        {application.state === 'draft' ? ` ${workspaceText[lang].progress(application.ready, application.all)}` : ''}
        {application.openParts.length > 0 ? (
          <>
            {' '}
            <Link href={url.page(paths.completion(application.id))}>{completionText[lang].overview.states.asked}</Link>
          </>
        ) : null}
      </li>
    ))}
  </ul>
);

type BeginProps = Omit<Props, 'calls' | 'tasks'> & { readonly one: ListedCall };

/** The first application is begun by a button; each further one names its unit. */
function Begin({ lang, url, one, hidden, errors, refused }: BeginProps) {
  const text = workspaceText[lang];
  const action = url.page(patterns.applicationBegin);
  if (one.own.length === 0)
    return (
      <Form action={action} hidden={{ ...hidden(), call: one.call.id }} look="plain">
        <Actions>
          <Button>
            {text.begin}
            <span class="sr"> {one.call.areaName}</span>
          </Button>
        </Actions>
      </Form>
    );
  const isRefused = refused?.call === one.call.id;
  return (
    <Details summary={text.beginAnother} open={isRefused}>
      <p>{text.beginAnotherWhat}</p>
      <Form action={action} hidden={{ ...hidden(), call: one.call.id }} look="plain">
        <Field
          lang={lang}
          name="unit"
          label={text.unitName}
          value={isRefused ? refused.unit : ''}
          error={isRefused ? errors[0]?.message : undefined}
          id={isRefused ? undefined : `enhet-${one.call.id}`}
          maxLength={200}
        />
        <Actions>
          <Button variant="secondary">{text.beginAnother}</Button>
        </Actions>
      </Form>
    </Details>
  );
}
