import type * as library from 'docx';
import type { Paragraph, Table } from 'docx';

/** A piece of a document for a word processor; a line break in a text is one there too. */
export type DocxBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | DocxTable;

interface DocxTable {
  readonly kind: 'table';
  readonly caption: string | null;
  readonly columns: readonly { readonly label: string; readonly numeric: boolean; readonly width: number }[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly strong: boolean }[];
}

export interface DocxDocument {
  /** of the file, ASCII, without ending */
  readonly name: string;
  readonly title: string;
  /** who it is from */
  readonly creator: string;
  /** at the top of each page */
  readonly header: string;
  readonly blocks: readonly DocxBlock[];
}

type Docx = typeof library;

/** Between the margins of an A4, in twentieths of a point. */
const LINE = 9_354;
const MARGIN = 1_276;

/** The answer that a browser saves as a document: real headings, tables with heading rows, numbered pages, Swedish. */
export async function docxResponse({ name, title, creator, header, blocks }: DocxDocument): Promise<Response> {
  // Loaded when the first file is asked for: a start does not wait for it.
  const docx = await import('docx');
  const { AlignmentType, Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } = docx;
  const page = new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ children: ['Sida ', PageNumber.CURRENT, ' av ', PageNumber.TOTAL_PAGES] })],
  });
  const document = new Document({
    title: clean(title),
    creator: clean(creator),
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 20, language: { value: 'sv-SE' } } },
        heading1: { run: { size: 36, bold: true }, paragraph: { spacing: { after: 120 } } },
        heading2: { run: { size: 28, bold: true }, paragraph: { spacing: { before: 120, after: 120 } } },
        heading3: { run: { size: 23, bold: true }, paragraph: { spacing: { before: 320, after: 80 } } },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: marginOf(MARGIN) } },
        headers: { default: new Header({ children: [new Paragraph({ children: runs(docx, header) })] }) },
        footers: { default: new Footer({ children: [page] }) },
        children: blocks.flatMap((block) => elementsOf(docx, block)),
      },
    ],
  });
  const buffer = await Packer.toBuffer(document);
  return new Response(new Uint8Array(buffer), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'Content-Disposition': `attachment; filename="${name}.docx"`,
      'Cache-Control': 'private, no-store',
    },
  });
}

function marginOf(all: number) {
  return { top: all, right: all, bottom: all, left: all };
}

function elementsOf(docx: Docx, block: DocxBlock): (Paragraph | Table)[] {
  const { HeadingLevel, Paragraph } = docx;
  switch (block.kind) {
    case 'heading': {
      const heading = ([HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const)[
        block.level - 1
      ]!;
      return [new Paragraph({ heading, keepNext: true, children: runs(docx, block.text) })];
    }
    case 'paragraph':
      return [new Paragraph({ spacing: { after: 120 }, children: runs(docx, block.text) })];
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: runs(docx, item) }));
    case 'table':
      return tableOf(docx, block);
  }
}

function tableOf(docx: Docx, { caption, columns, rows }: DocxTable): (Paragraph | Table)[] {
  const { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } = docx;
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((LINE * width) / whole));
  const cell = (text: string, at: number, bold: boolean) =>
    new TableCell({
      width: { size: widths[at]!, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [
        new Paragraph({
          alignment: columns[at]!.numeric ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: runs(docx, text, bold),
        }),
      ],
    });
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: LINE, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ label }, at) => cell(label, at, true)),
      }),
      ...rows.map(
        ({ cells, strong }) =>
          new TableRow({ cantSplit: true, children: cells.map((text, at) => cell(text, at, strong)) }),
      ),
    ],
  });
  const head =
    caption === null
      ? []
      : [new Paragraph({ keepNext: true, spacing: { before: 120, after: 60 }, children: runs(docx, caption, true) })];
  // Two tables that touch are one to a word processor.
  return [...head, table, new Paragraph({ spacing: { after: 60 }, children: [] })];
}

function runs({ TextRun }: Docx, text: string, bold = false) {
  return clean(text)
    .split('\n')
    .map((line, at) => new TextRun({ text: line, bold, ...(at > 0 ? { break: 1 } : {}) }));
}

/** What XML cannot hold would make a file that no word processor opens. */
function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
}
