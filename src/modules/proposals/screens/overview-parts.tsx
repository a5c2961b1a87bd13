import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { ButtonLink, DataTable, Heading, Link, Section, SrOnly, Tag } from '../../../ui/index.ts';
import { type PartKey, partKeys } from '../core/basis.ts';
import { partTitle } from '../core/passages.ts';
import { basisText } from '../text/basis.ts';
import type { OfEdition } from './overview.tsx';

/** The parts of the basis: who has saved them, what is left, and the way to write. */
export function PartsTable({ lang, url, careCase, edition, parts, comments, reasons, may }: OfEdition) {
  const text = basisText[lang];
  const left = (part: PartKey): number => {
    const found = reasons.find((reason) => reason.kind === 'unready' && reason.part === part);
    return found?.kind === 'unready' ? found.count : 0;
  };
  return (
    <Section labelledBy="delar">
      <Heading level={2} id="delar">
        {text.partsTitle}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.partsTitle}
        rows={partKeys}
        rowKey={(part) => part}
        columns={[
          {
            key: 'part',
            header: text.part,
            rowHeader: true,
            cell: (part) => <Link href={url.page(paths.basisPart(careCase.id, part))}>{partTitle(part)[lang]}</Link>,
          },
          {
            key: 'saved',
            header: text.saved,
            cell: (part) => {
              const now = parts.get(part);
              if (!now || (now.version === 1 && now.action === 'begin')) return text.notWritten;
              return text.savedBy(formatDateTime(now.at, lang), now.personName ?? text.unknown);
            },
          },
          ...(edition.status === 'open'
            ? [
                {
                  key: 'left',
                  header: text.left,
                  cell: (part: PartKey) => (left(part) > 0 ? text.partLeft(left(part)) : <Tag tone="success">{text.partWhole}</Tag>),
                },
                {
                  key: 'comments',
                  header: text.comments,
                  numeric: true,
                  cell: (part: PartKey) => String(comments.filter((one) => one.part === part && one.resolvedAt === null).length),
                },
              ]
            : []),
          ...(may.write
            ? [
                {
                  key: 'write',
                  header: text.write,
                  cell: (part: PartKey) => (
                    <ButtonLink href={url.page(paths.basisEdit(careCase.id, part))} variant="secondary">
                      {text.write} <SrOnly>{partTitle(part)[lang]}</SrOnly>
                    </ButtonLink>
                  ),
                },
              ]
            : []),
        ]}
      />
      {may.write ? (
        <p class="actions">
          <ButtonLink href={url.page(paths.basisLibrary(careCase.id))} variant="tertiary">
            {text.library}
          </ButtonLink>
          <ButtonLink href={url.page(paths.definitionsWork)} variant="tertiary">
            {text.allDefinitions}
          </ButtonLink>
        </p>
      ) : null}
    </Section>
  );
}
