import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Review } from '../../src/model/review.js';
import { folderWith } from '../helpers/folders.js';
import { jishen } from '../helpers/run-jishen.js';

const STORY = `年内把三处老库房的漏雨屋面全部翻修完毕，纸质卷宗改放在带锁的铁皮柜里，潮湿发霉的情况没有再出现。夏天的两场暴雨以后，值班人员连夜把一层的资料搬到了二楼，事后逐箱清点。来馆查询的群众多数是办理退休手续的职工，窗口把填表、找卷、复印三件事合在一处办完，平均等候时间缩短到37分钟。乡镇送来的旧账本字迹模糊，两名老同志戴着放大镜一页一页誊写，誊清的本子已经交还各村保存。`;
const report = (unit: string, text: string) =>
  `2024年度${unit}整体支出绩效自评报告\n\n一、单位基本情况\n\n${unit}编制12名，在职11人。\n\n二、绩效情况\n\n${text}\n\n三、存在的问题\n\n预算编制不够精细，测算依据不足。\n`;
const reports = () =>
  folderWith({
    '甲局.txt': report('青石县档案馆', `本馆${STORY}`),
    '乙局.txt': report('白水县林业局', `本局${STORY}`),
    '丙局.txt': report('黑山县教育局', '本局完成了既定的各项任务。'),
  });
const parse = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Review);
const copied = ({ findings }: Review) => findings.filter(({ rule }) => rule === 'near-duplicate-text');

describe('the comparison of a run', () => {
  it('is in every output, and tells both sides', async () => {
    const folder = reports();
    const out = join(folderWith(), 'out');
    const args = ['audit', folder, '-o', out, '--json', '--format', 'json,ndjson,csv,html'];
    const { status, stdout } = await jishen(args);
    expect(status).toBe(0);
    const printed = parse(stdout);
    expect(printed.map((review) => [review.unit, copied(review).length])).toEqual([
      ['黑山县教育局', 0],
      ['白水县林业局', 1],
      ['青石县档案馆', 1],
    ]);
    const [finding] = copied(printed[2]!);
    expect(finding!.message).toContain('与白水县林业局2024年度的“二、绩效情况”相同');
    expect(finding!.evidence.map(({ location }) => location.file)).toEqual([
      '甲局.txt',
      `${join(folder, '乙局.txt')}/乙局.txt`,
    ]);
    expect(parse(readFileSync(join(out, 'results.ndjson'), 'utf8')).map(({ findings }) => findings)).toEqual(
      printed.map(({ findings }) => findings),
    );
    for (const review of printed) {
      const slug = review.source.split('/').at(-1)!.replace('.txt', '');
      const stored = JSON.parse(
        readFileSync(join(out, 'submissions', slug, 'result.json'), 'utf8'),
      ) as Review;
      expect(stored.findings).toEqual(review.findings);
      const ids = review.findings.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const outcomes = review.outcomes.filter(({ rule }) => rule === 'near-duplicate-text');
      expect(outcomes.map(({ outcome }) => outcome)).toEqual([
        copied(review).length > 0 ? 'failed' : 'passed',
      ]);
    }
    for (const name of ['anomalies.csv', 'index.html'])
      expect(readFileSync(join(out, name), 'utf8')).toContain('与白水县林业局2024年度的');
  });

  it('gives the same with --resume, from what was stored', async () => {
    const folder = reports();
    const out = join(folderWith(), 'out');
    const first = await jishen(['audit', folder, '-o', out, '--json']);
    const again = await jishen(['audit', folder, '-o', out, '--json', '--resume']);
    expect(again.stderr).toContain('其中 3 份沿用上次结果');
    expect(again.stdout).toBe(first.stdout);
  });

  it('counts for --fail-on', async () => {
    const folder = folderWith({ '甲局.txt': report('青石县档案馆', `本馆${STORY}`) });
    const alone = await jishen(['audit', folder, '-o', join(folderWith(), 'out'), '--json']);
    const [review] = parse(alone.stdout);
    expect(review!.outcomes).toContainEqual({
      rule: 'near-duplicate-text',
      outcome: 'inapplicable',
      reason: '需与同一批次的其他材料比较',
    });
    const rules = new Set([...review!.findings.map(({ rule }) => rule), 'results-use-missing']);
    const config = join(
      folderWith({
        'rules.yaml': `id: trial\nname: 试验\nrules:\n${[...rules].map((rule) => `  ${rule}: { enabled: false }\n`).join('')}`,
      }),
      'rules.yaml',
    );
    const run = (input: string) =>
      jishen(['audit', input, '-o', join(folderWith(), 'out'), '--config', config, '--fail-on', 'warning']);
    expect((await run(folder)).status).toBe(0);
    expect((await run(reports())).status).toBe(3);
  });

  it('leaves nothing behind and follows the configuration', async () => {
    const config = join(
      folderWith({ 'c.yaml': 'id: trial\nname: 试验\nrules:\n  near-duplicate-text: { enabled: false }\n' }),
      'c.yaml',
    );
    const out = join(folderWith(), 'out');
    const { stdout } = await jishen(['audit', reports(), '-o', out, '--json', '--config', config]);
    for (const review of parse(stdout)) {
      expect(copied(review)).toEqual([]);
      expect(review.outcomes).toContainEqual({
        rule: 'near-duplicate-text',
        outcome: 'inapplicable',
        reason: '配置中已停用',
      });
    }
    expect(existsSync(join(out, '.jishen', 'scratch'))).toBe(false);
  });
});
