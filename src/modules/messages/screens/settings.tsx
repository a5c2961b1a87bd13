import { patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Alert, Button, Form, Heading, Lede, Link, Radios } from '../../../ui/index.ts';
import { DoneNotice, type FormState, FormTop } from '../../access/index.ts';
import type { Setting } from '../queries.ts';
import { messagesText } from '../text/messages.ts';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly hidden: Readonly<Record<string, string>>;
  readonly discard: { readonly action: string; readonly hidden: Readonly<Record<string, string>> };
  readonly setting: Setting;
  readonly state: FormState;
  readonly says: string | undefined;
  readonly isStale: boolean;
  readonly isDemo: boolean;
};

/** How I get mail: when, and in which language. */
export function MailSettings({ lang, url, hidden, discard, setting, state, says, isStale, isDemo }: Props) {
  const text = messagesText[lang];
  const { values, faults } = state;
  const { languages, hows } = text;
  return (
    <>
      <FormTop lang={lang} state={state} discard={discard} />
      <Heading level={1}>{text.settingsTitle}</Heading>
      <Lede>{text.settingsLede}</Lede>
      <DoneNotice lang={lang} says={says} />
      {isStale ? (
        <Alert lang={lang} kind="warning" title={text.staleTitle} live>
          <p>{text.stale}</p>
        </Alert>
      ) : null}
      {isDemo ? (
        <Alert lang={lang} kind="info">
          {text.demo}
        </Alert>
      ) : (
        <p>{setting.mail === null ? text.settingsNoAddress : text.settingsAddress(setting.mail)}</p>
      )}
      <Form action={url.page(patterns.messageSettings)} hidden={{ ...hidden, version: String(setting.version) }}>
        <Radios
          lang={lang}
          name="how"
          label={text.how}
          error={faults.how}
          value={values.how}
          choices={[
            { value: 'at-once', label: hows['at-once'] },
            { value: 'digest', label: hows.digest },
          ]}
        />
        <Radios
          lang={lang}
          name="lang"
          label={text.language}
          error={faults.lang}
          value={values.lang}
          choices={[
            { value: 'both', label: languages.both },
            { value: 'sv', label: languages.sv },
            { value: 'en', label: languages.en },
          ]}
        />
        <Actions>
          <Button>{text.save}</Button>
          <Link href={url.page(patterns.messages)}>{text.back}</Link>
        </Actions>
      </Form>
    </>
  );
}
