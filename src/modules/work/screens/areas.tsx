import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Button, DataTable, Field, Form, Heading, Lede, Link, Tag } from '../../../ui/index.ts';
import { areaName, stateText } from '../../directory/index.ts';
import type { AreaView } from '../../register/index.ts';
import { workText } from '../text/work.ts';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly q: string;
  readonly areas: readonly AreaView[];
  readonly all: number;
  readonly drafts: ReadonlyMap<string, number>;
};

/** Every area, with how many drafts are open about it. */
export function AreasScreen({ lang, url, q, areas, all, drafts }: Props) {
  const text = workText[lang].areas;
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Form action={url.page(url.path)} method="get" look="plain" search label={text.search}>
        <div class="stack form">
          <Field lang={lang} kind="search" name="q" label={text.search} hint={text.searchHint} value={q} />
          <div class="row">
            <Button>{text.search}</Button>
          </div>
        </div>
      </Form>
      <p>{text.count(areas.length, all)}</p>
      <DataTable
        lang={lang}
        caption={text.title}
        rows={areas}
        rowKey={({ area }) => area.id}
        empty={<p>{text.none}</p>}
        columns={[
          {
            key: 'area',
            header: text.area,
            rowHeader: true,
            cell: ({ area }) => (
              <>
                <Link href={url.page(paths.workArea(area.id))}>{areaName(area, lang).text}</Link>{' '}
                {area.fictitious ? <Tag tone="lingon">{workText[lang].area.madeUp}</Tag> : null}
              </>
            ),
          },
          {
            key: 'state',
            header: text.state,
            cell: ({ standing }) => (standing ? stateText(standing.state, lang) : workText[lang].area.stateNone),
          },
          { key: 'drafts', header: text.drafts, numeric: true, cell: ({ area }) => drafts.get(area.id) ?? 0 },
        ]}
      />
    </>
  );
}
