import { describe, expect, it } from 'vitest';
import { loadSetup } from '../../../src/adapters/setup/load-setup.js';
import { buildDocumentFacts } from '../../../src/facts/build-facts.js';
import type { DocumentFacts } from '../../../src/model/facts.js';
import { readPlain } from '../../../src/readers/plain/read-plain.js';
import { parseDraft } from '../../helpers/draft.js';

const { profile } = await loadSetup();

function factsOf(text: string): DocumentFacts {
  const result = readPlain({ file: '报告.txt', bytes: new TextEncoder().encode(text), sha256: 'x' });
  if (!result.ok) throw new Error(result.failure.message);
  return buildDocumentFacts(result.document, profile, '');
}

/** `level label|title`, indented nowhere. */
const outline = (text: string): readonly string[] =>
  factsOf(text).sections.map(({ level, label, title }) => `${level} ${label ?? ''}|${title}`);

describe('the outline', () => {
  it('knows every numbering style at its level', () => {
    const text = [
      '第一部分 单位概况',
      '一、主要职能',
      '（一）机构设置',
      '1. 内设机构情况',
      '（1）办公室设置情况',
      '①人员编制情况',
      '负责机关日常工作。',
    ].join('\n');
    expect(outline(text)).toEqual([
      '0 第一部分|单位概况',
      '1 一、|主要职能',
      '2 （一）|机构设置',
      '3 1.|内设机构情况',
      '4 （1）|办公室设置情况',
      '5 ①|人员编制情况',
    ]);
  });

  it('takes heading and text on one line apart', () => {
    const { sections, passages } = factsOf('二、支出情况\n（一）机构设置。我单位内设三个科室，编制12名。');
    expect(sections.map(({ title, runIn }) => [title, runIn])).toEqual([
      ['支出情况', false],
      ['机构设置', true],
    ]);
    const last = passages.at(-1)!;
    expect(last.text.slice(last.bodyStart)).toBe('我单位内设三个科室，编制12名。');
  });

  it('reads half- and full-width forms alike', () => {
    expect(outline('(一)收入情况\n收入10万元，均已到位。\n（二）支出情况\n支出9万元，均已支付。')).toEqual([
      '2 (一)|收入情况',
      '2 （二）|支出情况',
    ]);
  });

  it('tells a 目录 from the body, with and without its title', () => {
    const body = ['一、主要职能', '负责全县宣传，组织实施。', '二、机构设置', '内设三个科室，编制12名。'];
    const contents = ['目  录', '一、主要职能....1', '二、机构设置....2'];
    expect(outline([...contents, ...body].join('\n'))).toEqual(['1 一、|主要职能', '1 二、|机构设置']);
    const bare = ['一、主要职能', '二、机构设置', '三、支出情况', '四、其他事项'];
    const whole = [...body, '三、支出情况', '支出9万元，均已支付。', '四、其他事项', '无'];
    expect(outline([...bare, ...whole].join('\n'))).toHaveLength(4);
  });

  it('takes the last item of a list of duties for no heading, whatever it ends in', () => {
    const text = [
      '一、单位基本情况',
      '（一）职能职责',
      '（一）贯彻退役军人管理保障和安置优抚的法律法规；',
      '（二）负责退役士兵的移交安置和就业创业扶持；',
      '（三）承担英雄烈士褒扬、纪念设施保护工作。',
      '（二）机构设置',
      '内设四个股室。',
    ].join('\n');
    expect(outline(text)).toEqual(['1 一、|单位基本情况', '2 （一）|职能职责', '2 （二）|机构设置']);
  });

  it('takes no numbered sentence for a heading', () => {
    const text = [
      '一、单位职责',
      '1、负责全县宣传，组织实施年度计划；',
      '2、承办上级交办的其他事项，做好服务；',
      '二、支出情况',
      '1.一般公共服务支出3771万元；',
      '2.国防支出23万元',
    ].join('\n');
    expect(outline(text)).toEqual(['1 一、|单位职责', '1 二、|支出情况']);
  });

  it('finds headings inside endless lines', () => {
    const text = `绩效自评报告${'一、基本情况'}（一）概况。${'本项目用于改善生产生活条件，'.repeat(8)}二、绩效情况。${'完成情况良好，群众满意。'.repeat(6)}`;
    expect(outline(text).map((line) => line.split('|')[0])).toEqual(['1 一、', '2 （一）', '1 二、']);
  });

  it('starts again at an attachment, and keeps listed attachments out', () => {
    const text =
      '一、基本情况\n编制6名，在职5人。\n附件：1、基础数据表\n2、自评表\n附件1\n一、填报说明\n按年填报，不得漏项。';
    const { sections, attachments } = factsOf(text);
    expect(sections.map(({ part }) => part)).toEqual(['p1', 'p2']);
    expect(attachments.map(({ number, name }) => `${number}${name}`)).toEqual(['1基础数据表', '2自评表']);
  });

  it('takes a short bold line over running text for a heading without a number', () => {
    const { document } = parseDraft(
      '一、绩效情况\n主要成效\n全年接待查档一千二百人次，数字化扫描档案三万卷，群众满意度较高。\n单位：万元\n全年支出八十一万元，其中人员经费七十六万元，公用经费五万元，均已支付。\n各项支出均有预算，手续齐全。',
    );
    const blocks = document.blocks.map((block) =>
      block.kind === 'paragraph' && /^(?:主要成效|单位)/.test(block.text)
        ? { ...block, style: { ...block.style, bold: true } }
        : block,
    );
    const { sections } = buildDocumentFacts({ ...document, blocks }, profile, '');
    expect(sections.map(({ level, title }) => [level, title])).toEqual([
      [1, '绩效情况'],
      [2, '主要成效'],
    ]);
  });
});

describe('a bold beginning', () => {
  it('is a heading where it ends in a stop and running text goes on', () => {
    expect(
      outline(
        '一、绩效情况\n**主要成效。**全年接待查档一千二百人次，群众满意度较高。\n**一是**抓宣传，开展活动十二次，发放资料三千份。',
      ),
    ).toEqual(['1 一、|绩效情况', '2 |主要成效']);
  });
});

describe('the cover', () => {
  it('gives unit, year and a title over two lines', () => {
    const { cover } = factsOf(
      '附件2\n2024年度青石县档案馆\n整体支出绩效自评报告\n一、基本情况\n编制6名，在职5人。',
    );
    expect(cover).toMatchObject({
      unit: '青石县档案馆',
      year: 2024,
      title: '2024年度青石县档案馆整体支出绩效自评报告',
    });
  });

  it('does not take the year that figures are compared with', () => {
    expect(
      factsOf('2023年度收入125万元，较2022年度决算数增加3万元，较2022年度预算增加2万元。').cover.year,
    ).toBe(2023);
  });
});
