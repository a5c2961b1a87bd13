import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, ButtonLink, fieldId, Heading, Lede, Link, Section as Part } from '../../../ui/index.ts';
import type { Section } from '../core/form.ts';
import type { Missing } from '../core/missing.ts';
import { inputName } from '../core/read.ts';
import type { Application } from '../queries/application.ts';
import type { ApplicationForm } from '../queries/form.ts';
import { workspaceText } from '../text/workspace.ts';
import { MadeUp } from './made-up.tsx';

type Props = { readonly lang: Lang; readonly url: Urls; readonly application: Application; readonly form: ApplicationForm };

/** Everything that keeps the application from being sent in, each with the way to it. */
export function CheckScreen({ lang, url, application, form }: Props) {
  const text = workspaceText[lang];
  const { sections, missing } = form;
  const lacking = sections.filter(({ key }) => missing.some((one) => one.section === key));
  return (
    <>
      <MadeUp lang={lang} fictitious={application.fictitious} />
      <Heading level={1}>{text.checkTitle}</Heading>
      <Lede>{missing.length === 0 ? text.checkNone : text.lacking(missing.length)}</Lede>
      <p>{text.checkLede}</p>
      {lacking.map((section) => (
        <Part key={section.key} labelledBy={`saknas-${section.key}`}>
          <Heading level={2} look={4} id={`saknas-${section.key}`}>
            {section.title[lang]}
          </Heading>
          <ul>
            {missing
              .filter((one) => one.section === section.key)
              .map((one) => {
                const name = inputName({ ...one, field: one.field ?? '' });
                return (
                  <li key={name}>
                    <Link href={`${url.page(paths.applicationSection(application.id, section.key))}#${fieldId(name)}`}>
                      {missingText(lang, section, one)}
                    </Link>
                  </li>
                );
              })}
          </ul>
        </Part>
      ))}
      <Actions>
        {missing.length === 0 && application.takes && (application.state === 'draft' || application.state === 'submitted') ? (
          <ButtonLink href={url.page(paths.applicationSubmit(application.id))}>{text.send}</ButtonLink>
        ) : null}
        <ButtonLink href={url.page(paths.application(application.id))} variant="tertiary">
          {text.back}
        </ButtonLink>
      </Actions>
    </>
  );
}

/** One thing that is missing: its field, in a table also its row and column, and what is wrong with it. */
export function missingText(lang: Lang, section: Section, { field: name, row, column, what }: Missing): string {
  const field = section.fields.find((one) => one.name === name);
  const text = workspaceText[lang];
  const label = field?.label[lang] ?? section.title[lang];
  const cell = field?.columns?.find((one) => one.name === column)?.label[lang];
  const whole = row === null ? label : (field?.given?.values[row] ?? text.row(label, row + 1));
  return text.what[what](cell === undefined ? whole : `${whole}, ${cell}`);
}
