import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Button, Field, Form, Heading, Lede, Link, Section } from '../../../ui/index.ts';
import { type Difference, Differences, type FieldWords } from '../../work/index.ts';
import type { PartKey } from '../core/basis.ts';
import { partTitle } from '../core/passages.ts';
import type { PartVersion } from '../queries.ts';
import { basisText } from '../text/basis.ts';
import { MadeUp } from './made-up.tsx';
import type { CasePlace } from './place.ts';

export type CompareProps = CasePlace & {
  readonly part: PartKey;
  readonly versions: readonly PartVersion[];
  readonly older: number;
  readonly newer: number;
  readonly differences: readonly Difference[];
  readonly words: FieldWords;
};

/** Two versions of a part beside each other, what differs marked. */
export function CompareScreen({ lang, url, careCase, area, part, versions, older, newer, differences, words }: CompareProps) {
  const text = basisText[lang];
  const options = versions.map((one) => ({
    value: String(one.version),
    label: `${one.version}: ${text.savedBy(formatDateTime(one.at, lang), one.personName ?? text.unknown)}`,
  }));
  return (
    <>
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.compareTitle(partTitle(part)[lang])}</Heading>
      <Lede>{text.title(area)}</Lede>
      <Form action={url.page(paths.basisCompare(careCase.id, part))} method="get">
        <Field lang={lang} kind="select" name="fran" label={text.older} options={options} value={String(older)} />
        <Field lang={lang} kind="select" name="till" label={text.newer} options={options} value={String(newer)} />
        <Button variant="secondary">{text.show}</Button>
      </Form>
      <Section>
        {differences.length === 0 ? (
          <p>{text.same}</p>
        ) : (
          <Differences
            lang={lang}
            words={words}
            differences={differences}
            heads={[`${text.older} (${older})`, `${text.newer} (${newer})`]}
            caption={text.compareTitle(partTitle(part)[lang])}
          />
        )}
        <p>
          <Link href={url.page(paths.basisPart(careCase.id, part))}>{text.toPart}</Link>
        </p>
      </Section>
    </>
  );
}
