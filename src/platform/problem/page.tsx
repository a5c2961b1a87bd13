import type { Lang } from '../../kernel/format.ts';
import { localPath, patterns } from '../../kernel/paths.ts';
import { Heading, Lede, Link, Prose } from '../../ui/content/text.tsx';
import { Actions, Button } from '../../ui/form/button.tsx';
import { Field } from '../../ui/form/field.tsx';
import { Form } from '../../ui/form/form.tsx';
import type { Problem } from './problem.ts';
import { problemText } from './text.ts';

type Props = {
  readonly problem: Problem;
  readonly lang: Lang;
  /** What the visitor most likely looked for; fills the search field. */
  readonly sought: string;
  /** The page's path without its query, when leaving the query out may help. */
  readonly withoutQuery: string | undefined;
};

/** What went wrong, what would work, and a way on. */
export function ProblemPage({ problem, lang, sought, withoutQuery }: Props) {
  const text = problemText[lang];
  return (
    <>
      <Heading level={1}>{problem.title[lang]}</Heading>
      <Lede>{problem.detail[lang]}</Lede>
      <Prose>
        <Faults problem={problem} lang={lang} />
        {problem.incident ? (
          <p>
            {text.incident}: <code>{problem.incident}</code>
          </p>
        ) : null}
        <Links problem={problem} lang={lang} />
      </Prose>
      {problem.status === 404 ? <SearchHelp lang={lang} sought={sought} /> : null}
      <Prose>
        <ul>
          {withoutQuery ? (
            <li>
              <Link href={withoutQuery}>{text.withoutQuery}</Link>
            </li>
          ) : null}
          <li>
            <Link href={localPath(patterns.start, lang)}>{text.toStart}</Link>
          </li>
        </ul>
      </Prose>
    </>
  );
}

type Part = { readonly problem: Problem; readonly lang: Lang };

function Faults({ problem, lang }: Part) {
  if (problem.errors.length === 0) return null;
  return (
    <>
      <Heading level={2}>{problemText[lang].fieldsHeading}</Heading>
      <ul>
        {problem.errors.map((fault) => (
          <li key={`${fault.in} ${fault.name}`}>{fault.message[lang]}</li>
        ))}
      </ul>
    </>
  );
}

function Links({ problem, lang }: Part) {
  if (problem.links.length === 0) return null;
  return (
    <>
      <Heading level={2}>{problem.status === 401 ? problemText[lang].signInHeading : problemText[lang].linksHeading}</Heading>
      <ul>
        {problem.links.map((link) => (
          <li key={link.href}>
            <Link href={localPath(link.href, lang)}>{link.text[lang]}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function SearchHelp({ lang, sought }: { readonly lang: Lang; readonly sought: string }) {
  const text = problemText[lang];
  return (
    <>
      <Heading level={2}>{text.searchHeading}</Heading>
      <Form action={localPath(patterns.search, lang)} method="get" search label={text.searchHeading}>
        <Field lang={lang} name="q" kind="search" label={text.searchLabel} value={sought} maxLength={200} />
        <Actions>
          <Button>{text.searchButton}</Button>
        </Actions>
      </Form>
    </>
  );
}
