import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Heading, Lede, Link, Section as Part, Stack } from '../../../ui/index.ts';
import type { Contents, Section } from '../core/form.ts';
import type { planParts } from '../print/plan.ts';
import type { Application } from '../queries/application.ts';
import { formText } from '../text/form.ts';
import { workspaceText } from '../text/workspace.ts';
import { Lines } from './lines.tsx';
import { MadeUp } from './made-up.tsx';
import { SectionReading } from './section-fields.tsx';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly application: Application;
  readonly unit: string;
  readonly parts: ReturnType<typeof planParts>;
  readonly contents: Contents;
  readonly mayWrite: boolean;
};

/** The business plan as it is now, to read; and as files. */
export function PlanScreen({ lang, url, application, unit, parts, ...rest }: Props) {
  const text = workspaceText[lang];
  return (
    <>
      <MadeUp lang={lang} fictitious={application.fictitious} />
      <Heading level={1}>{text.planTitle(application.areaName)}</Heading>
      <Lede>{text.planSubtitle(application.organisationName, unit)}</Lede>
      <p>{text.planLede}</p>
      <ul>
        <li>
          <Link href={url.page(paths.applicationPlanPdf(application.id))}>{text.planPdf}</Link>
        </li>
        <li>
          <Link href={url.page(paths.applicationPlanDocx(application.id))}>{text.planDocx}</Link>
        </li>
        <li>
          <Link href={url.page(paths.application(application.id))}>{text.back}</Link>
        </li>
      </ul>
      {parts.map(({ group, sections }) => (
        <Part key={group} labelledBy={`grupp-${group}`}>
          <Heading level={2} id={`grupp-${group}`}>
            {formText[lang].groups[group]}
          </Heading>
          <Stack>
            {sections.map((section) => (
              <OneSection key={section.key} lang={lang} url={url} application={application} section={section} {...rest} />
            ))}
          </Stack>
        </Part>
      ))}
    </>
  );
}

type OneProps = Omit<Props, 'parts' | 'unit'> & { readonly section: Section };

function OneSection({ lang, url, application, section, contents, mayWrite }: OneProps) {
  const text = workspaceText[lang];
  return (
    <section aria-labelledby={`del-${section.key}`}>
      <Heading level={3} id={`del-${section.key}`}>
        {mayWrite ? (
          <Link href={url.page(paths.applicationSection(application.id, section.key))}>{section.title[lang]}</Link>
        ) : (
          section.title[lang]
        )}
      </Heading>
      {section.about ? (
        <blockquote>
          <p class="strong">{text.condition}</p>
          <Lines text={section.about[lang]} />
        </blockquote>
      ) : null}
      <SectionReading lang={lang} section={section} content={contents[section.key] ?? {}} />
    </section>
  );
}
