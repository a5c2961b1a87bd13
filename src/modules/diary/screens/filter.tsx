import type { Lang } from '../../../kernel/format.ts';
import { Field, FilterPanel } from '../../../ui/index.ts';
import { directions, entryKinds } from '../core/entry.ts';
import type { DiaryFilter } from '../queries.ts';
import { diaryText } from '../text/diary.ts';

type Props = {
  readonly lang: Lang;
  readonly action: string;
  readonly filter: DiaryFilter;
  readonly years: readonly number[];
};

/** What the list may be narrowed by. */
export function DiaryFilterPanel({ lang, action, filter, years }: Props) {
  const text = diaryText[lang];
  return (
    <FilterPanel lang={lang} action={action} clearHref={action}>
      <Field lang={lang} name="q" kind="search" label={text.q} hint={text.qHint} value={filter.q} maxLength={200} />
      <Field
        lang={lang}
        name="year"
        kind="select"
        label={text.year}
        value={filter.year === undefined ? undefined : String(filter.year)}
        placeholder={text.all}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      <Field
        lang={lang}
        name="direction"
        kind="select"
        label={text.direction}
        value={filter.direction}
        placeholder={text.all}
        options={directions.map((value) => ({ value, label: text.directions[value] }))}
      />
      <Field
        lang={lang}
        name="kind"
        kind="select"
        label={text.kind}
        value={filter.kind}
        placeholder={text.all}
        options={entryKinds.map((value) => ({ value, label: text.kinds[value] }))}
      />
      <Field lang={lang} name="from" kind="date" label={text.from} value={filter.from} />
      <Field lang={lang} name="to" kind="date" label={text.to} value={filter.to} />
    </FilterPanel>
  );
}
