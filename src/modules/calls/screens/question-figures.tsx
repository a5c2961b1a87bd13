import { formatNumber } from '../../../kernel/format.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { DataTable, Heading, Section } from '../../../ui/index.ts';
import { type Asked, questionFigures } from '../core/questions.ts';
import { callText } from '../text/calls.ts';

/** How many questions there are about a call, and how soon they were answered; for the authority. */
export function QuestionFigures({ lang, questions }: { readonly lang: Lang; readonly questions: readonly Asked[] }) {
  const text = callText[lang].figures;
  const { total, regions } = questionFigures(questions);
  const days = (median: number | null): string => {
    if (median === null) return '–';
    return median < 0.1 ? text.lessThan(formatNumber(0.1, lang, 1)) : formatNumber(median, lang, 1);
  };
  return (
    <Section labelledBy="fragor-i-siffror">
      <Heading level={2} id="fragor-i-siffror">
        {text.title}
      </Heading>
      <p>{text.said(total.asked, total.answered, regions.length)}</p>
      {total.medianDays === null ? null : <p>{text.median(days(total.medianDays))}</p>}
      {regions.length === 0 ? null : (
        <DataTable
          lang={lang}
          caption={text.title}
          rows={regions}
          rowKey={({ organisation }) => organisation}
          narrow="stack"
          columns={[
            { key: 'region', header: text.region, rowHeader: true, cell: ({ name }) => name },
            { key: 'asked', header: text.asked, numeric: true, cell: ({ asked }) => formatNumber(asked, lang) },
            { key: 'answered', header: text.answered, numeric: true, cell: ({ answered }) => formatNumber(answered, lang) },
            { key: 'median', header: text.medianDays, numeric: true, cell: ({ medianDays }) => days(medianDays) },
          ]}
        />
      )}
    </Section>
  );
}
