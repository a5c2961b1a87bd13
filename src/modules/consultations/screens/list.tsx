import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Button, DataTable, Form, Heading, Lede, Link, Panel, Tag } from '../../../ui/index.ts';
import type { Consultation } from '../queries/consultation.ts';
import { officerText } from '../text/officer.ts';
import { wordText } from '../text/words.ts';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly all: readonly Consultation[];
  /** The case in which one may be begun. */
  readonly begin: string | undefined;
  readonly hidden: () => Readonly<Record<string, string>>;
};

/** All consultations. */
export function ConsultationsScreen({ lang, url, all, begin, hidden }: Props) {
  const text = officerText[lang];
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      {begin === undefined ? null : (
        <Panel>
          <p>{text.beginWhat}</p>
          <Form action={url.page(patterns.consultations)} hidden={{ ...hidden(), careCase: begin }} look="plain">
            <Button>{text.begin}</Button>
          </Form>
        </Panel>
      )}
      <DataTable
        lang={lang}
        caption={text.title}
        rows={all}
        rowKey={({ id }) => id}
        empty={<p>{text.none}</p>}
        columns={[
          {
            key: 'area',
            header: text.area,
            rowHeader: true,
            cell: (one) => (
              <>
                <Link href={url.page(paths.consultation(one.id))}>{one.areaName}</Link>{' '}
                {one.fictitious ? <Tag tone="warning">{wordText[lang].madeUpTag}</Tag> : null}
              </>
            ),
          },
          { key: 'state', header: text.state, cell: ({ state }) => wordText[lang].stateNames[state] },
          { key: 'day', header: text.lastDay, cell: ({ lastDay }) => (lastDay === null ? '–' : formatDate(lastDay, lang)) },
          {
            key: 'opened',
            header: text.opened,
            cell: ({ openedAt }) => (openedAt === null ? '–' : formatDate(dayInStockholm(openedAt), lang)),
          },
        ]}
      />
    </>
  );
}
