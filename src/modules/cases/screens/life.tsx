import { formatList } from '../../../kernel/format.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { DataTable, Figure, Heading, Lede } from '../../../ui/index.ts';
import { arrows } from '../core/lifecycle.ts';
import type { CaseState } from '../core/states.ts';
import { pagesText } from '../text/pages.ts';
import { caseWords } from '../text/words.ts';
import { LifeFigure } from './life-figure.tsx';
import { stateName } from './words.tsx';

/** The whole table: state, action, new state, who, what must be there, the paper. */
export function LifeTable({ lang, from }: { readonly lang: Lang; readonly from?: CaseState | undefined }) {
  const [text, words] = [pagesText[lang].life, caseWords[lang]];
  const rows = arrows().filter((row) => from === undefined || row.from === from);
  return (
    <DataTable
      lang={lang}
      caption={text.title}
      rows={rows}
      rowKey={(row) => `${row.from}-${row.action}`}
      columns={[
        { key: 'state', header: text.state, rowHeader: true, cell: (row) => stateName(row.from, lang) },
        { key: 'action', header: text.action, cell: (row) => words.actions[row.action] },
        {
          key: 'to',
          header: text.to,
          cell: ({ move }) =>
            move.to === 'where-it-stopped' ? text.stopped : move.to === 'where-it-is' ? text.same : stateName(move.to, lang),
        },
        {
          key: 'who',
          header: text.who,
          cell: ({ move }) => move.who.map((who) => words.movers[who]).join(text.or),
        },
        {
          key: 'needs',
          header: text.needs,
          cell: ({ move }) =>
            move.needs.length === 0
              ? pagesText[lang].none
              : formatList(
                  move.needs.map((kind) => words.products[kind]),
                  lang,
                ),
        },
        { key: 'paper', header: text.paper, cell: ({ move }) => (move.paper === null ? pagesText[lang].none : words.papers[move.paper]) },
      ]}
    />
  );
}

/** How a case goes, for everyone who works with cases. */
export function LifeScreen({ lang }: { readonly lang: Lang }) {
  const text = pagesText[lang].life;
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Figure lang={lang} id="gang" title={text.figure} desc={text.figureDesc} table={<LifeTable lang={lang} />} tableOpen>
        <LifeFigure lang={lang} here={null} />
      </Figure>
    </>
  );
}
