/** The Word forms that come with Jishen: the 整改通知 that is sent where a bureau has none, and a 评分表 to begin one's own with. */
import {
  AlignmentType,
  Document,
  Footer,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { OFFICIAL, withoutClock } from './official.js';

/** Twentieths of a point. Margins of official papers (GB/T 9704): 37, 35, 28, 26 mm. */
const A4 = { width: 11_906, height: 16_838 };
const MARGINS = { top: 2098, bottom: 1984, left: 1588, right: 1474 };
/** Half points: 二号, 三号, 小四, 五号. */
const SIZE = { title: 44, body: 32, heading: 28, table: 21 } as const;
/** 28 points a line, as official papers have it. */
const LINE = 560;

export function noticeTemplate(): Promise<Uint8Array> {
  return wordFile('整改通知', [
    {
      ...page(false),
      children: [
        line('{#发文字号}{发文字号}{/发文字号}', { align: 'center' }),
        line('关于对{#年度}{年度}年度{/年度}部门整体支出', {
          font: 'title',
          size: SIZE.title,
          align: 'center',
          tall: true,
        }),
        line('绩效自评材料进行整改的通知', { font: 'title', size: SIZE.title, align: 'center', tall: true }),
        line('', {}),
        line('{单位名称}：', {}),
        line(
          '我们对你单位报送的{#年度}{年度}年度{/年度}部门整体支出绩效自评材料进行了审核，发现需要整改的问题{问题数}项，其中错误{错误数}项、警告{警告数}项、提示{提示数}项（见附件）。{评分说明}现就整改事项通知如下：',
          { isIndented: true },
        ),
        line('一、请对照附件所列问题逐项核实、整改，重新核对有关数据，确保报告正文与附表一致、前后一致。', {
          isIndented: true,
        }),
        line('二、请于{整改期限}前将整改后的自评报告及附表加盖公章后重新报送。', { isIndented: true }),
        line('三、对所列问题有异议的，请在上述期限内书面说明理由，并附有关材料。', { isIndented: true }),
        line('', {}),
        line('附件：问题清单和评分情况', { isIndented: true }),
        line('', {}),
        line('{发文单位}', { align: 'right' }),
        line('{成文日期}', { align: 'right' }),
      ],
    },
    {
      ...page(true),
      children: [
        line('附件', { font: 'heading' }),
        line('问题清单', { font: 'title', size: SIZE.body, align: 'center' }),
        table(
          [6, 27, 27, 14, 18, 8],
          ['序号', '问题', '所在位置', '依据', '整改要求', '扣分'],
          ['{#问题}{序号}', '【{等级}】{名称}：{问题}', '{位置}', '{依据}', '{整改要求}', '{扣分}{/问题}'],
          [true, false, false, false, false, true],
        ),
        line('', {}),
        line('评分情况', { font: 'title', size: SIZE.body, align: 'center' }),
        line('{#评分}', { size: SIZE.heading }),
        line('{材料}：得分{得分}，满分{满分}。{^失分}没有失分的评分项。{/失分}', {
          size: SIZE.heading,
          isHeading: true,
        }),
        table(
          [34, 8, 8, 50],
          ['失分的评分项', '分值', '评分', '扣分理由'],
          ['{#失分}{评分项}', '{分值}', '{评分}', '{扣分理由}{/失分}'],
          [false, true, true, false],
        ),
        line('{/评分}', { size: SIZE.heading }),
      ],
    },
  ]);
}

export function sheetTemplate(): Promise<Uint8Array> {
  return wordFile('评分表', [
    {
      ...page(true),
      children: [
        line('{来源}', { font: 'heading' }),
        line('{标题}', { font: 'title', size: 36, align: 'center' }),
        line('单位名称：{单位名称}{#年度}　　报告年度：{年度}年{/年度}', { size: SIZE.heading }),
        table(
          [11, 15, 6, 36, 7, 25],
          ['一级标准', '二级标准', '分值', '评分标准', '评分', '扣分理由'],
          ['{#评分项}{一级标准}', '{二级标准}', '{分值}', '{评分标准}', '{评分}', '{扣分理由}{/评分项}'],
          [true, false, true, false, true, false],
          ['合计', '', '{总分}', '', '{合计}', ''],
        ),
        line('评分人：{评分人}　　　　日期：{评分日期}', { size: SIZE.heading }),
      ],
    },
  ]);
}

async function wordFile(title: string, sections: ISectionOptions[]): Promise<Uint8Array> {
  const document = new Document({ creator: 'Jishen', title, sections });
  return withoutClock(new Uint8Array(await Packer.toBuffer(document)));
}

function page(isLandscape: boolean): Pick<ISectionOptions, 'properties' | 'footers'> {
  return {
    properties: {
      page: {
        size: { ...A4, orientation: isLandscape ? 'landscape' : 'portrait' },
        margin: isLandscape ? { top: 1134, bottom: 1134, left: 1134, right: 1134 } : MARGINS,
      },
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [
              new TextRun({
                children: ['— ', PageNumber.CURRENT, ' —'],
                font: OFFICIAL.body,
                size: SIZE.heading,
              }),
            ],
          }),
        ],
      }),
    },
  };
}

interface Look {
  readonly font?: keyof typeof OFFICIAL;
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
  /** 首行缩进两字. */
  readonly isIndented?: boolean;
  /** On the page of what follows. */
  readonly isHeading?: boolean;
  /** Room for large letters. */
  readonly tall?: boolean;
}

const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

function line(text: string, look: Look): Paragraph {
  const {
    font = 'body',
    size = SIZE.body,
    align = 'left',
    isIndented = false,
    isHeading = false,
    tall = false,
  } = look;
  return new Paragraph({
    alignment: ALIGN[align],
    keepNext: isHeading,
    spacing: { line: tall ? LINE + 80 : LINE, lineRule: LineRuleType.EXACT },
    indent: { firstLine: isIndented ? size * 20 : 0, right: align === 'right' ? size * 20 : 0 },
    children: [new TextRun({ text, font: OFFICIAL[font], size })],
  });
}

/** `widths` in hundredths. The headings come again on each page; a row of the list stays whole. */
function table(
  widths: readonly number[],
  headings: readonly string[],
  row: readonly string[],
  centred: readonly boolean[],
  total: readonly string[] = [],
): Table {
  const width = A4.height - 2 * 1134;
  const rowOf = (texts: readonly string[], isHeading: boolean) =>
    new TableRow({
      tableHeader: isHeading,
      cantSplit: true,
      children: texts.map((text, index) => cell(text, isHeading, isHeading || (centred[index] ?? false))),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths.map((share) => Math.round((width * share) / 100)),
    rows: [rowOf(headings, true), rowOf(row, false), ...(total.length > 0 ? [rowOf(total, false)] : [])],
  });
}

const cell = (text: string, isHeading: boolean, isCentred: boolean) =>
  new TableCell({
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: [
      new Paragraph({
        alignment: isCentred ? AlignmentType.CENTER : AlignmentType.LEFT,
        children: [
          new TextRun({ text, font: isHeading ? OFFICIAL.heading : OFFICIAL.body, size: SIZE.table }),
        ],
      }),
    ],
  });
