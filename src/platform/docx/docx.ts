import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { PrintBlock, PrintDocument } from '../pdf/document.ts';

// Every office program has it or one of the same widths: words do not break where they did not before.
const FONT = 'Arial';
const FAINT = '5A6670';
const LANGUAGE = { sv: 'sv-SE', en: 'en-GB' } as const;
/** Twentieths of a point between the margins of an A4 page. */
const TEXT_WIDTH = 9_300;

/**
 * The document for those who work on it in a word processor: the same blocks as the PDF, with the program's own heading styles, lists and
 * header rows, so that its outline and a screen reader find them. Texts are never read as markup.
 */
export async function renderDocx(print: PrintDocument): Promise<Uint8Array> {
  const document = new Document({
    title: print.title,
    creator: 'Tillstånd',
    lastModifiedBy: 'Tillstånd',
    keywords: print.keywords.join(', '),
    ...(print.banner === null ? {} : { description: print.banner }),
    styles: stylesIn(LANGUAGE[print.lang]),
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1_250, bottom: 1_360, left: 1_303, right: 1_303 } } },
        headers: print.banner === null ? {} : { default: bannerOf(print.banner) },
        footers: { default: footerOf(print) },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(print.title) }),
          ...(print.subtitle === null ? [] : [new Paragraph({ style: 'Subtitle', children: runs(print.subtitle) })]),
          ...print.blocks.flatMap(drawn),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const stylesIn = (language: string) => {
  const heading = (size: number, before: number, after: number) => ({
    run: { font: FONT, size, bold: true, color: '16232B' },
    paragraph: { spacing: { before, after, line: 240, lineRule: LineRuleType.AUTO }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: 22, language: { value: language } },
        paragraph: { spacing: { after: 140, line: 276, lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(44, 0, 120),
      heading2: heading(28, 320, 120),
      heading3: heading(24, 240, 100),
      title: heading(44, 0, 120),
    },
    paragraphStyles: [
      { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', next: 'Normal', quickFormat: true, run: { size: 25, color: FAINT } },
      { id: 'Note', name: 'Note', basedOn: 'Normal', next: 'Normal', quickFormat: true, run: { size: 19, color: FAINT } },
      { id: 'Cell', name: 'Cell', basedOn: 'Normal', quickFormat: true, paragraph: { spacing: { before: 40, after: 40 } } },
    ],
  };
};

const bannerOf = (text: string): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        shading: { type: ShadingType.CLEAR, fill: 'F6E3C0', color: 'auto' },
        children: [new TextRun({ text: plain(text), bold: true, size: 18 })],
      }),
    ],
  });

const footerOf = ({ footer, pageWords }: PrintDocument): Footer =>
  new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: 'right', position: TEXT_WIDTH }],
        children: [
          new TextRun({
            size: 17,
            color: FAINT,
            children: [plain(footer), '\t', `${pageWords[0]} `, PageNumber.CURRENT, ` ${pageWords[1]} `, PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });

function drawn(block: PrintBlock): (Paragraph | Table)[] {
  switch (block.type) {
    case 'heading':
      return [new Paragraph({ heading: block.level === 1 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3, children: runs(block.text) })];
    case 'text':
      return [new Paragraph({ children: runs(block.text) })];
    case 'note':
      return [new Paragraph({ style: 'Note', children: runs(block.text) })];
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: runs(item) }));
    case 'facts':
      return table(
        [3, 7],
        block.rows.map(({ term, value }) => row([cell(term, 30, true), cell(value, 70)])),
      );
    case 'table': {
      const sum = block.widths.reduce((all, one) => all + one, 0);
      const share = (at: number): number => (100 * (block.widths[at] ?? 1)) / sum;
      return table(block.widths, [
        row(
          block.headers.map((text, at) => cell(text, share(at), true)),
          true,
        ),
        ...block.rows.map((cells) => row(cells.map((text, at) => cell(text, share(at))))),
      ]);
    }
  }
}

const line = { style: BorderStyle.SINGLE, size: 4, color: 'C9D2D6' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** A table and room below it; one without rows is left out, as no program opens it. */
function table(widths: readonly number[], rows: readonly TableRow[]): (Paragraph | Table)[] {
  if (rows.length === 0) return [];
  const sum = widths.reduce((all, one) => all + one, 0);
  const drawnTable = new Table({
    rows: [...rows],
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map((width) => Math.round((TEXT_WIDTH * width) / sum)),
    borders: { top: none, bottom: line, left: none, right: none, insideHorizontal: line, insideVertical: none },
  });
  return [drawnTable, new Paragraph({ style: 'Note', children: [] })];
}

const row = (children: readonly TableCell[], tableHeader = false): TableRow =>
  new TableRow({ children: [...children], tableHeader, cantSplit: true });

const cell = (text: string, share: number, bold = false): TableCell =>
  new TableCell({
    width: { size: share, type: WidthType.PERCENTAGE },
    children: [new Paragraph({ style: 'Cell', children: runs(text, bold) })],
  });

/** A text, with its line breaks kept. */
const runs = (text: string, bold = false): TextRun[] =>
  plain(text)
    .split('\n')
    .map((part, at) => new TextRun({ text: part, ...(bold ? { bold } : {}), ...(at === 0 ? {} : { break: 1 }) }));

/** Without the characters that XML cannot hold. */
const plain = (text: string): string => text.toWellFormed().replaceAll(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
