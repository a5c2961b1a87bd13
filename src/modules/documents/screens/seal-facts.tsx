import { formatDateTime, type Lang } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import { Details, Heading, Link, Section, SummaryList } from '../../../ui/index.ts';
import type { Seal } from '../seals.ts';
import { documentsText } from '../text/documents.ts';

type Props = { readonly lang: Lang; readonly url: Urls; readonly seal: Seal; readonly isPublic?: boolean };

/** That a document bears an electronic seal, by which certificate, and how that is checked. */
export function SealFacts({ lang, url, seal, isPublic = false }: Props) {
  const text = documentsText[lang].seal;
  const address = isPublic ? paths.openDocumentFile : paths.documentFile;
  return (
    <Section>
      <Heading level={2}>{text.title}</Heading>
      <p>{text.lede}</p>
      <p>
        <Link href={url.plain(address(seal.document, 'pdf-sealed'))}>{text.fetch}</Link>
      </p>
      <Details summary={text.which}>
        <p>{text.how}</p>
        <SummaryList
          facts={[
            { term: text.certificate, value: seal.subject },
            { term: text.issuer, value: seal.issuer },
            { term: text.serial, value: seal.serial },
            { term: text.validTo, value: formatDateTime(seal.validTo, lang) },
            { term: text.sealedAt, value: formatDateTime(seal.sealedAt, lang) },
          ]}
        />
      </Details>
    </Section>
  );
}
