import { describe, expect, it } from 'vitest';
import { loadSetup } from '../../src/adapters/setup/load-setup.js';
import { buildDocumentFacts } from '../../src/facts/build-facts.js';
import type { DocumentFacts } from '../../src/model/facts.js';
import { parseDraft } from '../helpers/draft.js';

const { profile } = await loadSetup();
const factsOf = (draft: string): DocumentFacts => buildDocumentFacts(parseDraft(draft).document, profile, '');

describe('who reports', () => {
  it('is whom the title names, not who carries the project out', () => {
    const { cover } = factsOf(`
      栖禾县农业农村局2024年度高标准农田建设项目支出绩效自评报告
      # 一、项目基本情况
      | 项目名称 | 高标准农田建设项目 |
      | 实施单位 | 栖禾县农田建设服务中心 |`);
    expect(cover.unit).toBe('栖禾县农业农村局');
  });

  it('is who carries it out where nobody else is named', () => {
    const { cover } = factsOf('| 项目名称 | 农田项目 |\n| 实施单位 | 栖禾县农田建设服务中心 |');
    expect(cover.unit).toBe('栖禾县农田建设服务中心');
  });
});

describe('when a page was published', () => {
  it.each([
    ['发布时间：2025年8月20日', '2025-08-20'],
    ['来源:财务科   2019-07-09 16:55 浏览量:1', '2019-07-09'],
    ['报告日期：2019年6月18日', null],
    ['2025年6月18日', null],
  ])('is read in %s', (line, day) => {
    const { cover } = factsOf(`${line}\n青石县档案馆2018年度整体支出绩效自评报告\n# 一、基本情况`);
    expect(cover.published).toBe(day);
  });
});

describe('what a report is on', () => {
  it('is read from a title on two lines', () => {
    const { cover, reportOn } = factsOf(`
      岚溪县医疗保障局2023年医保服务能力提升补助资金
      绩效自评报告
      # 一、自评结论
      自评得分为92分。`);
    expect(cover.title).toBe('岚溪县医疗保障局2023年医保服务能力提升补助资金绩效自评报告');
    expect(reportOn).toBe('project');
  });

  it('is read from a title that runs on into the text', () => {
    const { cover, reportOn } = factsOf(
      '附件3岚溪县2023年中央食品监管专项转移支付绩效自评报告按照通知要求，报告我局补助资金自评：',
    );
    expect(cover.title).toBe('岚溪县2023年中央食品监管专项转移支付绩效自评报告');
    expect(cover.titleRef).toMatchObject({ start: 3, end: 29 });
    expect(reportOn).toBe('project');
  });

  it('is the one project that its title names', () => {
    const { amounts } = factsOf(`
      栖禾县农业农村局2024年度高标准农田建设项目支出绩效自评报告
      # 一、基本情况
      年初预算496万元。`);
    expect(amounts.map(({ item }) => item)).toEqual(['高标准农田建设项目']);
  });

  it('is 项目支出 where the title names no project', () => {
    const { amounts } = factsOf(`
      栖禾县农业农村局2024年度项目支出绩效自评报告
      # 一、基本情况
      年初预算496万元。`);
    expect(amounts.map(({ item }) => item)).toEqual(['项目支出']);
  });
});
