import { describe, expect, it } from 'vitest';
import { fillDocx } from '../../src/exports/fill-docx.js';
import { type Notice, type NoticeBasis, noticesOf, openNotice } from '../../src/exports/notice.js';
import { noticeFields, noticeValues } from '../../src/exports/notice-fields.js';
import { noticeTemplate } from '../../src/exports/own-templates.js';
import type { Review } from '../../src/model/review.js';
import type { Standing } from '../../src/model/standing.js';
import { at, finding, rules, sample } from './sample.js';
import { readWord } from './word.js';

async function noticesFor(
  reviews: readonly Review[],
  more: Partial<NoticeBasis> = {},
): Promise<readonly Notice[]> {
  const all: Notice[] = [];
  const again = async function* () {
    yield* reviews;
  };
  for await (const notice of noticesOf(again, { rules, options: openNotice, standings: null, ...more }))
    all.push(notice);
  return all;
}

const standing = (more: Partial<Standing> = {}): Standing => ({
  address: null,
  lines: [{ id: 'C2', name: '正文完整', max: 20, points: 17.5, reason: '扣 2.5 分', costs: [] }],
  total: 17.5,
  pending: 0,
  isSigned: true,
  verdicts: {},
  ...more,
});

const fill = async (notice: Notice) => fillDocx(await noticeTemplate(), noticeFields, noticeValues(notice));

describe('a notice to put things right', () => {
  it('lists the findings with their places, their basis and what they cost', async () => {
    const [notice] = await noticesFor([sample]);
    expect(notice!.problems).toHaveLength(3);
    expect(notice!.problems[0]).toEqual({
      number: 1,
      severity: '错误',
      title: '合计与明细不符',
      message: '“基本支出”与其明细之和相差 10万元',
      places: ['自评报告.docx，第 2 页，二、支出情况：“基本支出337.83万元”'],
      basis: '数字勾稽',
      remedy: '核对决算报表后更正',
      cost: '2.5分（C2）',
    });
    expect(notice!.problems[1]).toMatchObject({
      message: '编号“九、”已用于“其他”（请核对）',
      remedy: '重新编号。',
      cost: '',
    });
    expect(notice!.problems[1]!.places).toHaveLength(2);
  });

  it('leaves out what the reviewer dismissed, and numbers what is left', async () => {
    const standings = [standing({ verdicts: { 'key-f1': 'dismissed', 'key-f2': 'accepted' } })];
    const [notice] = await noticesFor([sample], { standings });
    expect(notice!.problems.map(({ number, message }) => [number, message])).toEqual([
      [1, '编号“九、”已用于“其他”（请核对）'],
      [2, '占比随之有误'],
    ]);
    const dismissed = { 'key-f1': 'dismissed', 'key-f2': 'dismissed', 'key-f3': 'dismissed' } as const;
    expect(await noticesFor([sample], { standings: [standing({ verdicts: dismissed })] })).toEqual([]);
  });

  it('tells a unit nothing of the papers of others', async () => {
    const secret = '乙局写的原文';
    const elsewhere = at(1, 1, { file: '乙局/自评.docx' });
    const findings = [
      finding('a', { rule: 'near-duplicate-text', message: `与乙局雷同` }),
      finding('b', { evidence: [{ quote: secret, location: elsewhere }, sample.findings[0]!.evidence[0]!] }),
    ];
    const [notice] = await noticesFor([{ ...sample, findings }]);
    expect(notice!.problems).toHaveLength(1);
    expect(JSON.stringify(notice)).not.toMatch(/乙局/);
    const { lines, tables } = await readWord(await fill(notice!));
    expect(JSON.stringify([lines, tables])).not.toMatch(/乙局/);
  });

  it('says together what several problems cost together', async () => {
    const lines = [
      {
        ...standing().lines[0]!,
        costs: [
          { points: 2, findings: ['f1', 'f3'] },
          { points: 0, findings: ['f2'] },
          { points: 0.5, findings: ['f1'] },
        ],
      },
    ];
    const [notice] = await noticesFor([sample], { standings: [standing({ lines })] });
    expect(notice!.problems.map(({ cost }) => cost)).toEqual([
      '2分（C2，与第3项合计）；0.5分（C2）',
      '',
      '2分（C2，与第1项合计）',
    ]);
  });

  it('is one for all that a unit handed in, wherever it stands in the run', async () => {
    const other = { ...sample, id: 'o', unit: '另一局' };
    const again = { ...sample, id: 'z', source: '材料/补充', unit: '某某县 某某局（本级）', year: 2023 };
    const nameless = { ...sample, id: 'n', unit: null, source: '材料/无名.docx' };
    const clean = { ...sample, id: 'c', unit: '清白局', findings: [] };
    const notices = await noticesFor([
      sample,
      other,
      nameless,
      clean,
      { ...again, unit: sample.unit },
      nameless,
    ]);
    expect(notices.map(({ unit, problems }) => [unit, problems.length])).toEqual([
      ['另一局', 3],
      ['某某县某某局', 6],
      ['', 6],
    ]);
    expect(notices[1]!.problems.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(notices[1]!.year).toBeNull();
    expect(notices[1]!.sheets.map(({ source }) => source)).toEqual(['某某局', '补充']);
  });

  it('says a score only when it is signed', async () => {
    const about = async (standings: readonly (Standing | null)[] | null) =>
      noticeValues((await noticesFor([sample], { standings }))[0]!).评分说明;
    expect(await about([standing()])).toBe('经评定，你单位得分17.5分（满分100分）。');
    expect(await about([standing({ isSigned: false })])).toBe('评分尚未最终评定，清单所列扣分为初步意见。');
    expect(await about(null)).toBe('评分尚未最终评定，清单所列扣分为初步意见。');
  });

  it('is a Word file in the official order, dates as they were given', async () => {
    const options = {
      from: '云渡县财政局',
      number: '云财绩〔2025〕12号',
      date: '2025-08-01',
      deadline: '2025-08-15',
    };
    const [notice] = await noticesFor([sample], { options });
    const bytes = await fill(notice!);
    const { lines, tables } = await readWord(bytes);
    const order = [
      '云财绩〔2025〕12号',
      '关于对2024年度部门整体支出',
      '绩效自评材料进行整改的通知',
      '某某县某某局：',
    ];
    expect(lines.filter(Boolean).slice(0, 4)).toEqual(order);
    const text = lines.join('\n');
    expect(text).toContain('发现需要整改的问题3项，其中错误1项、警告1项、提示1项（见附件）');
    expect(text).toContain('请于2025年8月15日前将整改后的自评报告');
    expect(text.indexOf('云渡县财政局\n2025年8月1日')).toBeGreaterThan(0);
    expect(tables[0]![0]).toEqual(['序号', '问题', '所在位置', '依据', '整改要求', '扣分']);
    expect(tables[0]).toHaveLength(4);
    expect(tables[0]![2]![1]).toBe('【警告】章节编号重复：编号“九、”已用于“其他”（请核对）');
    expect(tables[1]).toEqual([
      ['失分的评分项', '分值', '评分', '扣分理由'],
      ['C2 正文完整', '20', '17.5', '合计与明细不符，扣 2.5 分'],
    ]);
    expect(await fill(notice!)).toEqual(bytes);
  });

  it('leaves room for the pen where nothing was said', async () => {
    const [notice] = await noticesFor([{ ...sample, unit: null, year: null }]);
    const { lines } = await readWord(await fill(notice!));
    expect(lines).toContain('关于对部门整体支出');
    expect(lines.join('\n')).toMatch(/请于　+年　+月　+日前/);
  });
});
