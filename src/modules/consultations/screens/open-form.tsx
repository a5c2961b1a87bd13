import type { LocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Actions,
  Alert,
  Button,
  Details,
  ErrorSummary,
  Field,
  Form,
  FormSection,
  Heading,
  Lede,
  Link,
  Prose,
  Radios,
} from '../../../ui/index.ts';
import { longestText, type PartAnswer, stances } from '../core/parts.ts';
import type { SentOut } from '../queries/consultation.ts';
import { publicText } from '../text/public.ts';
import { wordText } from '../text/words.ts';
import { MadeUp, PartText, PassageChoice } from './passages.tsx';

/** What stands in the form of those who answer without an account. */
export type OpenValues = {
  readonly kind: 'person' | 'association';
  readonly name: string;
  readonly mail: string;
  readonly parts: readonly PartAnswer[];
};

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly one: SentOut;
  readonly lastDay: LocalDate;
  readonly invited: string | undefined;
  readonly invite: string;
  readonly values: OpenValues;
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  readonly ticket: string;
  readonly question: readonly [string, string];
  readonly sendsMail: boolean;
};

/** The open form: part by part, who answers, and a question that a person answers easily. */
export function OpenFormScreen(props: Props) {
  const { lang, url, one, values, errors, invited, question } = props;
  const text = publicText[lang];
  const words = wordText[lang];
  const error = (name: string): string | undefined => errors.find((other) => other.name === name)?.message;
  const said = (part: string) => values.parts.find((other) => other.part === part);
  return (
    <>
      <ErrorSummary
        lang={lang}
        errors={errors.map((one2) => (one2.name === 'parts' ? { ...one2, name: `stance-${one.parts[0]?.key ?? ''}` } : one2))}
      />
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{text.formTitle(one.areaName)}</Heading>
      <Lede>{text.formLede(formatDate(props.lastDay, lang))}</Lede>
      <Prose>
        <p>{text.informed}</p>
      </Prose>
      <Form
        action={url.page(paths.consultationReply(one.id))}
        hidden={{ biljett: props.ticket, ...(props.invite === '' ? {} : { inbjudan: props.invite }) }}
      >
        {one.parts.map((part) => (
          <FormSection key={part.key} title={part.title[lang]}>
            <Details summary={text.readPart(part.title[lang])}>
              <PartText part={part} lang={lang} />
            </Details>
            <Radios
              lang={lang}
              name={`stance-${part.key}`}
              label={`${words.stance}: ${part.title[lang]}`}
              optional
              value={said(part.key)?.stance ?? undefined}
              error={error(`stance-${part.key}`)}
              choices={stances.map((value) => ({ value, label: words.stanceNames[value] }))}
            />
            {part.passages.length < 2 ? null : (
              <Details
                summary={text.pointOut(part.title[lang])}
                open={error(`passages-${part.key}`) !== undefined || (said(part.key)?.passages.length ?? 0) > 0}
              >
                <PassageChoice
                  name={`passages-${part.key}`}
                  part={part}
                  lang={lang}
                  chosen={said(part.key)?.passages ?? []}
                  error={error(`passages-${part.key}`)}
                />
              </Details>
            )}
            <Field
              lang={lang}
              kind="textarea"
              name={`text-${part.key}`}
              label={text.views(part.title[lang])}
              hint={text.viewsHint}
              optional
              rows={4}
              value={said(part.key)?.text}
              error={error(`text-${part.key}`)}
              maxLength={longestText.open}
            />
          </FormSection>
        ))}
        <FormSection title={text.whoAnswers}>
          {invited === undefined ? (
            <>
              <Radios
                lang={lang}
                name="kind"
                label={text.kind}
                value={values.kind}
                choices={[
                  { value: 'person', label: text.asPerson },
                  { value: 'association', label: text.asAssociation },
                ]}
              />
              <Field
                lang={lang}
                name="name"
                label={text.name}
                hint={text.nameHint}
                optional
                value={values.name}
                error={error('name')}
                maxLength={200}
                autocomplete="name"
              />
            </>
          ) : (
            <p>{text.invitedAs(invited)}</p>
          )}
          <Field
            lang={lang}
            kind="email"
            name="mail"
            label={text.mail}
            hint={props.sendsMail ? text.mailConfirms : text.mailHint}
            optional
            value={values.mail}
            error={error('mail')}
            maxLength={254}
            autocomplete="email"
          />
        </FormSection>
        <FormSection title={text.robots}>
          <Field
            lang={lang}
            name="summa"
            label={text.question(question[0], question[1])}
            hint={text.questionHint}
            width="short"
            inputMode="numeric"
            error={error('summa')}
            autocomplete="off"
            maxLength={20}
          />
          <div class="sr" aria-hidden="true">
            <label for="falt-webbplats">{text.trap}</label>
            <input id="falt-webbplats" name="webbplats" type="text" tabIndex={-1} autocomplete="off" />
          </div>
        </FormSection>
        <Actions>
          <Button>{text.send}</Button>
        </Actions>
      </Form>
    </>
  );
}

type SentProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly one: SentOut;
  readonly state: 'unconfirmed' | 'waiting' | 'to-confirm' | 'received';
  readonly token?: string;
};

/** What happens next with an open answer. */
export function SentScreen({ lang, url, one, state, token }: SentProps) {
  const text = publicText[lang];
  return (
    <>
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{state === 'to-confirm' ? text.confirmTitle : text.thanks}</Heading>
      {state === 'to-confirm' && token !== undefined ? (
        <>
          <p>{text.confirmWhat}</p>
          <Form action={url.page(paths.consultationConfirm(one.id, token))}>
            <Button>{text.confirm}</Button>
          </Form>
        </>
      ) : (
        <Alert lang={lang} kind="success" live>
          <p>{state === 'unconfirmed' ? text.checkMail : state === 'received' ? text.received : text.waits}</p>
        </Alert>
      )}
      <p>
        <Link href={url.page(paths.consultationPublic(one.id))}>{text.toConsultation}</Link>
      </p>
    </>
  );
}
