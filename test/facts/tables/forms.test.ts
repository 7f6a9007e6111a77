import { describe, expect, it } from 'vitest';
import { factsOf } from './read.js';

const FORM = `项目支出绩效自评表
（2023年度）
| 项目名称 | 乡村图书室 | | | | | | |
| 主管部门 | 某县文旅局 | | | 实施单位 | 某县图书馆 | | |
| 项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
| | 年度资金总额 | 50 | 48 | 46.5 | 10 | 96.88% | 9.69 |
| | 其中：当年财政拨款 | 50 | 48 | 46.5 | — | 96.88% | — |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
| 产出指标（50分） | 数量指标 | 藏书量 | ≥100册 | 120册 | 30 | 30 | |
| | 质量指标 | 完好率 | ≥95% | 96% | 20 | 20 | |
| 效益指标（40分） | 社会效益指标 | 借阅人次 | ≥50 | 40 | 40 | 32 | 宣传不够 |
| 总分 | | | | | 100 | 91.69 | |`;

describe('a project’s self-evaluation form', () => {
  const facts = factsOf(FORM);
  const [form] = facts.forms;

  it('has its fields, fund rows, indicators and totals', () => {
    expect(form).toMatchObject({
      kind: 'project-performance',
      name: '乡村图书室',
      department: '某县文旅局',
      unit: '某县图书馆',
    });
    expect(form!.funds.map(({ label, total }) => [label, total])).toEqual([
      ['年度资金总额', true],
      ['当年财政拨款', false],
    ]);
    expect(form!.funds[0]).toMatchObject({
      initial: { raw: '50' },
      adjusted: { raw: '48' },
      executed: { raw: '46.5' },
      weight: { printed: '10' },
      rate: { printed: '96.88%' },
      score: { printed: '9.69' },
    });
    expect(form!.indicators.map(({ first, second, third }) => [first, second, third].join('/'))).toEqual([
      '产出指标/数量指标/藏书量',
      '产出指标/质量指标/完好率',
      '效益指标/社会效益指标/借阅人次',
    ]);
    expect(form!.indicators[2]).toMatchObject({
      target: '≥50',
      actual: '40',
      reason: '宣传不够',
      weight: { units: 40n },
      score: { units: 32n },
    });
    expect(form!.groups.map(({ name, weight }) => [name, weight.units])).toEqual([
      ['产出指标', 50n],
      ['效益指标', 40n],
    ]);
    expect([form!.totalMax?.printed, form!.totalScore?.printed]).toEqual(['100', '91.69']);
    expect(form!.unrecognised).toEqual([]);
  });

  it('gives no money but its fund rows', () => {
    expect(facts.amounts.map(({ raw }) => raw)).toEqual(['50', '48', '46.5', '50', '48', '46.5']);
  });

  it('says what it lacks', () => {
    const [cut] = factsOf(FORM.split('\n').slice(0, 7).join('\n')).forms;
    expect(cut!.unrecognised).toEqual(['绩效指标', '总分']);
    expect(factsOf(FORM.split('\n').slice(0, 7).join('\n')).tables[0]!.unrecognised).toEqual([
      '绩效指标',
      '总分',
    ]);
  });

  it('may be one of several in a table', () => {
    const second = FORM.split('\n').slice(2).join('\n').replace('乡村图书室', '送戏下乡');
    expect(factsOf(`${FORM}\n${second}`).forms.map(({ name }) => name)).toEqual(['乡村图书室', '送戏下乡']);
  });

  it('may have the columns of another province', () => {
    const [other] = factsOf(
      '| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析 |\n| | 产出指标 | 数量指标 | 修路 | ≥ | 3 | 公里 | 2 | 60 | 40 | 雨季 |',
    ).forms;
    expect(other!.indicators[0]).toMatchObject({
      target: '≥3公里',
      actual: '2',
      weight: { units: 60n },
      reason: '雨季',
    });
  });
});

describe('the basic data table', () => {
  const TABLE = `部门整体支出绩效评价基础数据表
单位：万元
| 财政供养人员情况 | 编制数 | 2023年实际在职人数 | 控制率 |
| | 35 | 33 | 94.29% |
| 经费控制情况 | 2022年决算数 | 2023年预算数 | 2023年决算数 |
| 三公经费 | 5.6 | 6 | 4.8 |
| 其中：公务接待费 | 2 | 2 | 1.6 |
| 项目支出 | 120 | 150 | 148.5 |
| 公用经费 | 60 | 65 | 64.2 |`;

  it('has staff and money by item and year, and says which rows are missing', () => {
    const [basic] = factsOf(TABLE).basicData;
    expect(basic!.staffQuota?.printed).toBe('35');
    expect(basic!.staffActual?.printed).toBe('33');
    expect(basic!.staffRate?.printed).toBe('94.29%');
    expect(basic!.rows[0]).toMatchObject({
      label: '三公经费',
      part: false,
      prior: { raw: '5.6', year: 2022 },
      budget: { raw: '6' },
      final: { raw: '4.8', year: 2023 },
    });
    expect(basic!.rows[1]).toMatchObject({ label: '公务接待费', part: true });
    expect(basic!.unrecognised).toEqual(['政府采购金额']);
  });
});
