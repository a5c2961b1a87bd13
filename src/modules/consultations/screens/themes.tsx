import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Button, type Content, ErrorSummary, Field, Form, Heading, Lede, Link, Panel, Section, Stack } from '../../../ui/index.ts';
import type { Consultation } from '../queries/consultation.ts';
import type { Theme } from '../queries/incoming.ts';
import { officerText } from '../text/officer.ts';
import { MadeUp } from './passages.tsx';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly one: Consultation;
  readonly themes: readonly Theme[];
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  readonly name: string;
  /** What was written in a form that was refused. */
  readonly edited: { readonly id: string; readonly name: string; readonly reply: string } | undefined;
  readonly mayWrite: boolean;
  readonly hidden: (more?: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  readonly top: Content;
};

/** Matters that several raise, and what the authority says to them. */
export function ThemesScreen(props: Props) {
  const { lang, url, one, themes, errors, mayWrite, hidden, edited } = props;
  const text = officerText[lang];
  const error = (name: string): string | undefined => errors.find((other) => other.name === name)?.message;
  const address = url.page(paths.consultationThemes(one.id));
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {props.top}
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{text.themesTitle(one.areaName)}</Heading>
      <Lede>{text.themesLede}</Lede>
      {themes.length === 0 ? <p class="empty">{text.noThemes}</p> : null}
      <Stack>
        {themes.map((theme) => {
          const shown = edited?.id === theme.id ? edited : theme;
          return (
            <Panel key={theme.id}>
              <Heading level={2} look={4}>
                {theme.name}
              </Heading>
              <p>
                <Link href={url.page(paths.consultationMatrix(one.id), { theme: theme.id })}>{text.marks(theme.marks)}</Link>
              </p>
              {mayWrite ? (
                <Form action={address} hidden={hidden({ theme: theme.id, version: String(theme.version) })}>
                  <Field
                    lang={lang}
                    name="name"
                    id={`falt-name-${theme.id}`}
                    label={text.themeName}
                    value={shown.name}
                    error={error(`name-${theme.id}`)}
                    maxLength={120}
                  />
                  <Field
                    lang={lang}
                    kind="textarea"
                    name="reply"
                    id={`falt-reply-${theme.id}`}
                    label={text.themeReply}
                    rows={4}
                    value={shown.reply}
                    optional
                    maxLength={10_000}
                  />
                  <Actions>
                    <Button variant="secondary">{text.saveTheme}</Button>
                  </Actions>
                </Form>
              ) : (
                <p>{theme.reply}</p>
              )}
            </Panel>
          );
        })}
      </Stack>
      {mayWrite ? (
        <Section labelledBy="nytt">
          <Heading level={2} id="nytt">
            {text.newTheme}
          </Heading>
          <Form action={address} hidden={hidden()}>
            <Field lang={lang} name="name" label={text.themeName} value={edited ? '' : props.name} error={error('name')} maxLength={120} />
            <Actions>
              <Button>{text.addTheme}</Button>
            </Actions>
          </Form>
        </Section>
      ) : null}
    </>
  );
}
