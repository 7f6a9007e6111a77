import { describe, expect, it } from 'vitest';
import { barLines, paragraphsIn, read, rowsOf, tablesIn } from './read.js';

describe('a table with one cell and its bar on each line', () => {
  it('has rows as wide as its header', () => {
    const [table] = tablesIn(barLines('项目 预算数(万元) 决算数(万元) 会议费 1.2 1 培训费 3 _ 合计 4.2 1'));
    expect(rowsOf(table!)).toEqual([
      ['项目', '预算数(万元)', '决算数(万元)'],
      ['会议费', '1.2', '1'],
      ['培训费', '3', ''],
      ['合计', '4.2', '1'],
    ]);
    expect(table!.grid).toBe('markup');
  });

  it('may print the bar alone on the next line', () => {
    const cells = ['项目', '金额（万元）', '办公费', '2', '水费', '0.5'];
    const [table] = tablesIn(cells.map((cell) => `${cell}\n|`).join('\n'));
    expect(rowsOf(table!)).toEqual([
      ['项目', '金额（万元）'],
      ['办公费', '2'],
      ['水费', '0.5'],
    ]);
  });

  it('keeps account names with a number in its cells', () => {
    const text = barLines(
      '收入 支出 项目 行次 决算数 项目 行次 决算数 一、财政拨款收入 1 80 一、教育支出 5 75 二、其他收入 2 _ 二、住房保障支出 6 5',
    );
    expect(paragraphsIn(text)).toEqual([]);
    const [table] = tablesIn(text);
    expect(table!.columns).toBe(6);
    expect(table!.cells[0]).toMatchObject({ text: '收入', columnSpan: 3 });
    expect(rowsOf(table!)[2]).toEqual(['一、财政拨款收入', '1', '80', '一、教育支出', '5', '75']);
  });

  it('has its merged heads back where the sums prove which head spans the lower row', () => {
    const [table] = tablesIn(
      barLines('年度 合计 接待费 用车费 小计 购置 运行 2022年 9 3 6 2 4 2023年 8 3 5 0 5').replace(/_/g, ''),
    );
    const spanning = table!.cells.find(({ columnSpan }) => columnSpan === 3);
    expect(spanning).toMatchObject({ text: '用车费', row: 0, column: 3, rowSpan: 1 });
    expect(rowsOf(table!)[1]).toEqual(['小计', '购置', '运行']);
    expect(rowsOf(table!)[2]).toEqual(['2022年', '9', '3', '6', '2', '4']);
  });

  it('may be a form whose sections have headers of their own and rows that merged cells shorten', () => {
    const [table] = tablesIn(
      barLines(
        '项目名称 乡村图书室 主管部门 某县文旅局 绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 产出指标 数量指标 藏书量 ≥100册 120册 30 30 质量指标 完好率 ≥95% 96% 20 20 效益指标 社会效益指标 借阅人次 ≥50人次 40人次 40 32',
      ),
    );
    const rows = rowsOf(table!);
    expect(rows[0]!.slice(0, 2)).toEqual(['项目名称', '乡村图书室']);
    expect(rows[4]).toEqual(['', '', '质量指标', '完好率', '≥95%', '96%', '20', '20']);
  });

  it('ends at a title, behind which the next table begins', () => {
    const text = `${barLines('项目 金额（元） 书费 5 纸费 6')}\n购置情况表\n${barLines('品名 数量 桌子 3 椅子 9')}`;
    expect(tablesIn(text)).toHaveLength(2);
    expect(paragraphsIn(text)).toEqual(['购置情况表']);
  });

  it('is not made of a menu or a stray bar', () => {
    expect(tablesIn('首页 |\n本单位职责是管理水务，一般没有表。\n联系我们 |')).toEqual([]);
  });
});

describe('a table without any mark', () => {
  const cells = ['项目', '预算数（万元）', '合计', '5.1', '公务接待费', '1.1', '会议费', '4'];

  it('is read where heads with a unit stand above names and figures in turn', () => {
    const [table] = tablesIn(`一、预算表\n${cells.join('\n')}\n二、说明\n本单位会议费4万元，用于培训。`);
    expect(rowsOf(table!)).toEqual([
      ['项目', '预算数（万元）'],
      ['合计', '5.1'],
      ['公务接待费', '1.1'],
      ['会议费', '4'],
    ]);
    expect(table!.grid).toBe('aligned');
    expect(paragraphsIn(`${cells.join('\n')}\n二、说明`)).toEqual(['二、说明']);
  });

  it('keeps a row as one text where an empty cell is gone and nobody can tell which', () => {
    const text = '单位：万元\n项目\n2022年决算数\n2023年决算数\n会议费\n1\n2\n培训费\n3\n差旅费\n4\n5';
    expect(rowsOf(tablesIn(text)[0]!)[2]).toEqual(['培训费 3', '', '']);
  });

  it('is not seen in short lines without a unit', () => {
    expect(tablesIn('项目\n预算数\n会议费\n4\n培训费\n5')).toEqual([]);
  });

  it('is not seen in prose with figures', () => {
    expect(tablesIn('项目\n2023年会议费4万元，培训费5万元。\n合计9万元。')).toEqual([]);
  });
});

describe('a table with a row on each line', () => {
  it('has wide cells for its title, and ends where 附件2 begins', () => {
    const tables = tablesIn(
      '附件1 | | |\n资金安排表 | | |\n乡镇 | 金额 | 内容 |\n东乡 | 4 | 修路 |\n附件2 | |\n单位 | 任务 |\n东乡 | 扶持2个村 |',
    );
    expect(tables.map(({ rows }) => rows)).toEqual([4, 3]);
    expect(tables[0]!.cells[0]).toMatchObject({ text: '附件1', columnSpan: 3 });
  });

  it('puts the halves of a cut row together and the figures of a short row under figures', () => {
    const [table] = tablesIn(
      '序号 | 名称 | 来源 | 规模（万元） | 地点 | 单位 |\n1 | 贴息 | 市级 | 6.5 | 各乡 | 某办 |\n补助 | 市级 | 7 |\n各乡 | 某办 | |\n合计 | 13.5 |',
    );
    expect(rowsOf(table!)[2]).toEqual(['', '补助', '市级', '7', '各乡', '某办']);
    expect(rowsOf(table!)[3]).toEqual(['合计', '', '', '13.5', '', '']);
  });

  it('takes a bar in front for an empty cell where bars stand behind the cells', () => {
    const [table] = tablesIn('人员情况 | 编制数 | 实有人数 |\n | 35 | 33 |\n');
    expect(rowsOf(table!)[1]).toEqual(['', '35', '33']);
  });
});

it('reads long runs of bars and figures in time that grows with their length', () => {
  const cost = (unit: string, times: number): number => {
    const started = performance.now();
    read(unit.repeat(times));
    return performance.now() - started;
  };
  for (const unit of ['项目费 |\n12 |\n', '项目\n预算数(万元)\n合计\n1\n', 'a | 1 | 2 |\n', '附件1 | |\n']) {
    cost(unit, 500);
    const [small, large] = [cost(unit, 2000), cost(unit, 16_000)];
    // Eight times the text: quadratic work would cost 64 times as much.
    expect(large).toBeLessThan(Math.max(40 * small, 400));
  }
}, 60_000);
