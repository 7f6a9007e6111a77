import {
  AlignmentType,
  Document,
  type ITableCellOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx';
import { cleanText } from './clean.js';
import { OFFICIAL, withoutClock } from './official.js';
import { formHeadings, groupHeading, type ScoreForm } from './score-form.js';

/** Twentieths of a point; A4 lying on its side. */
const PAGE = { width: 16_838, height: 11_906, margin: 1134 };
/** Of the columns, in hundredths of the width. */
const WIDTHS = [9, 15, 6, 38, 7, 25] as const;
const SIZE = { title: 36, text: 21 } as const;

/** The filled form as a Word file. */
export async function scoreSheetDocx(form: ScoreForm): Promise<Uint8Array> {
  const { source, title, unit, year, signed } = form;
  const document = new Document({
    creator: 'Jishen',
    title: cleanText(title),
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.height, height: PAGE.width, orientation: 'landscape' },
            margin: { top: PAGE.margin, right: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin },
          },
        },
        children: [
          ...(source ? [line(source, { font: OFFICIAL.heading })] : []),
          line(title, { font: OFFICIAL.title, size: SIZE.title, center: true }),
          line(`单位名称：${unit}${year === null ? '' : `　　报告年度：${year}年`}`, {}),
          tableOf(form),
          line(
            signed ? `评分人：${signed.by}　　日期：${signed.day}` : '评分人：　　　　　　日期：　　　　　　',
            {},
          ),
        ],
      },
    ],
  });
  return withoutClock(new Uint8Array(await Packer.toBuffer(document)));
}

function tableOf({ groups, max, total }: ScoreForm): Table {
  const rows = [
    new TableRow({
      tableHeader: true,
      children: formHeadings.map((text) => cell([text], { bold: true, center: true })),
    }),
  ];
  for (const group of groups) {
    for (const [index, { name, max: points, standard, points: given, reason }] of group.lines.entries()) {
      const verticalMerge = index === 0 ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE;
      rows.push(
        new TableRow({
          cantSplit: true,
          children: [
            cell(index === 0 ? groupHeading(group).split('\n') : [''], { center: true, verticalMerge }),
            cell([name], {}),
            cell([String(points)], { center: true }),
            cell([standard], {}),
            cell([given === null ? '' : String(given)], { center: true }),
            cell([reason], {}),
          ],
        }),
      );
    }
  }
  rows.push(
    new TableRow({
      children: [
        cell(['合计'], { bold: true, center: true, columnSpan: 2 }),
        cell([String(max)], { center: true }),
        cell([''], {}),
        cell([total === null ? '' : String(total)], { bold: true, center: true }),
        cell([''], {}),
      ],
    }),
  );
  const width = PAGE.width - 2 * PAGE.margin;
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: WIDTHS.map((share) => Math.round((width * share) / 100)),
    rows,
  });
}

interface Look {
  readonly font?: (typeof OFFICIAL)[keyof typeof OFFICIAL];
  readonly size?: number;
  readonly center?: boolean;
}

const line = (text: string, { font = OFFICIAL.body, size = SIZE.text, center = false }: Look) =>
  new Paragraph({
    alignment: center ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: { before: 60, after: 60 },
    children: [new TextRun({ text: cleanText(text), font, size })],
  });

type CellLook = Pick<ITableCellOptions, 'verticalMerge' | 'columnSpan'> & {
  readonly bold?: boolean;
  readonly center?: boolean;
};

const cell = (lines: readonly string[], { bold = false, center = false, ...merge }: CellLook) =>
  new TableCell({
    ...merge,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: lines.map((text) => line(text, { font: bold ? OFFICIAL.heading : OFFICIAL.body, center })),
  });
