import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Button, Field, Form, Heading, Lede, Link, Section } from '../../../ui/index.ts';
import type { Difference } from '../core/compare.ts';
import type { FormKind } from '../core/kinds.ts';
import type { Draft, DraftVersion } from '../queries.ts';
import { workText } from '../text/work.ts';
import { Differences } from './editor.tsx';
import { atTime, wordsOfKind } from './words.ts';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly draft: Draft & { readonly kind: FormKind };
  readonly title: string;
  /** The versions with content. */
  readonly versions: readonly DraftVersion[];
  readonly older: number;
  readonly newer: number;
  readonly differences: readonly Difference[];
};

/** Two versions of a draft beside each other, what differs marked. */
export function CompareScreen({ lang, url, draft, title, versions, older, newer, differences }: Props) {
  const { compare: text, preview, unknownPerson } = workText[lang];
  const name = (version: DraftVersion): string =>
    text.name(String(version.version), version.personName ?? unknownPerson, atTime(lang, version.at));
  const options = versions.map((version) => ({ value: String(version.version), label: name(version) }));
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{title}</Lede>
      {versions.length < 2 ? (
        <p>{text.only}</p>
      ) : (
        <Form action={url.page(paths.workCompare(draft.id))} method="get">
          <Field lang={lang} kind="select" name="fran" label={text.older} options={options} value={String(older)} />
          <Field lang={lang} kind="select" name="till" label={text.newer} options={options} value={String(newer)} />
          <Button variant="secondary">{text.show}</Button>
        </Form>
      )}
      {versions.length > 1 && differences.length === 0 ? <p>{text.same}</p> : null}
      {differences.length > 0 ? (
        <Section>
          <Differences
            lang={lang}
            words={wordsOfKind(lang, draft.kind)}
            differences={differences}
            heads={[`${text.older} (${older})`, `${text.newer} (${newer})`]}
            caption={text.title}
          />
        </Section>
      ) : null}
      <Section>
        <Link href={url.page(paths.workDraft(draft.id))}>{preview.back}</Link>
      </Section>
    </>
  );
}
