import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { ButtonLink, DataTable, Heading, Link, Section } from '../../../ui/index.ts';
import type { Addressee, Consultation, Extension } from '../queries/consultation.ts';
import type { Submission } from '../queries/incoming.ts';
import { officerText } from '../text/officer.ts';
import { wordText } from '../text/words.ts';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly one: Consultation;
  readonly addressees: readonly Addressee[];
  readonly submissions: readonly Submission[];
  readonly extensions: readonly Extension[];
};

/** Who has been asked, who has answered, and who has been given more time. */
export function Asked({ lang, url, one, addressees, submissions, extensions }: Props) {
  const text = officerText[lang];
  const answerOf = ({ organisation, name }: Addressee) =>
    submissions.find((other) =>
      organisation === null ? other.organisation === null && other.name === name : other.organisation === organisation,
    );
  return (
    <Section labelledBy="mottagare">
      <Heading level={2} id="mottagare">
        {text.addressees}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.addressees}
        rows={addressees}
        rowKey={({ id }) => id}
        empty={<p>{text.nobodyYet}</p>}
        columns={[
          { key: 'name', header: text.name, rowHeader: true, cell: ({ name }) => name },
          { key: 'kind', header: text.kind, cell: ({ kind }) => wordText[lang].addresseeKinds[kind] },
          {
            key: 'day',
            header: text.lastDay,
            cell: ({ lastDay }) => formatDate(lastDay ?? one.lastDay ?? dayInStockholm(one.changedAt), lang),
          },
          {
            key: 'answer',
            header: text.answer,
            cell: (addressee) => {
              const answer = answerOf(addressee);
              return answer ? (
                <Link href={url.page(paths.consultationAnswer(one.id, answer.id))}>{answer.diaryNumber}</Link>
              ) : (
                text.notAnswered
              );
            },
          },
        ]}
      />
      {extensions.length === 0 ? null : (
        <>
          <Heading level={3}>{text.extensions}</Heading>
          <ul>
            {extensions.map((extension) => (
              <li key={extension.id}>
                {text.extended(
                  extension.name ?? text.all,
                  formatDate(extension.fromDay, lang),
                  formatDate(extension.toDay, lang),
                  formatDateTime(extension.madeAt, lang),
                )}{' '}
                {extension.reason}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <ButtonLink href={url.page(paths.consultationPreview(one.id))} variant="tertiary">
          {text.toLetter}
        </ButtonLink>
      </p>
    </Section>
  );
}
