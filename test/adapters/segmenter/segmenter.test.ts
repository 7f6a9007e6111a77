/** What every engine must do, whichever is installed: the same suite on each. */
import { describe, expect, it } from 'vitest';
import { openNodeRsJieba } from '../../../src/adapters/segmenter/node-rs-jieba.js';
import { openNodejieba } from '../../../src/adapters/segmenter/nodejieba.js';
import { openSegmenter } from '../../../src/adapters/segmenter/open-segmenter.js';
import { FISCAL_WORDS } from '../../../src/text/fiscal-words.js';
import { keepWords, plainRuns } from '../../../src/text/segment.js';

const ENGINES = [
  { name: 'nodejieba', engine: await openNodejieba() },
  { name: '@node-rs/jieba', engine: await openNodeRsJieba() },
  { name: 'plain', engine: plainRuns },
];
const WHY = 'the package is not built on this machine: its install script fetches from the network';
const TEXT =
  '一是固定资产台账更新不及时，由于资产管理员调动，2024年账面87.56万元的设备账实不符；二是公务卡结算率只有62.5%，内控制度执行不严。';
const squeeze = (text: string): string => text.replace(/\s/g, '');

for (const { name, engine } of ENGINES) {
  const title = engine ? name : `${name} — skipped: ${WHY}`;
  describe.skipIf(!engine)(title, () => {
    const segment = keepWords(engine ?? plainRuns, [...FISCAL_WORDS, '岚溪渠首枢纽']);

    it('gives the text back', () => {
      for (const text of [TEXT, '  行首空格\n换行\t制表 and Latin words 100%。', '㎡①（）“”…—', '1.2.3'])
        expect(squeeze(segment(text).join(''))).toBe(squeeze(text));
    });

    it('cuts no word of the dictionary', () => {
      expect(segment(TEXT)).toEqual(
        expect.arrayContaining(['固定资产台账', '资产管理员', '账实不符', '公务卡结算', '内控制度']),
      );
      expect(segment('岚溪渠首枢纽改造')).toContain('岚溪渠首枢纽');
      for (const word of FISCAL_WORDS) expect(segment(`对${word}。`)).toContain(word);
    });

    it('leaves figures whole', () => {
      expect(segment(TEXT)).toEqual(expect.arrayContaining(['2024', '87.56', '62.5%']));
      expect(segment('1,234.50万元')[0]).toBe('1,234.50');
    });

    it('says the same twice', () => {
      expect(segment(TEXT)).toEqual(segment(TEXT));
    });

    it('parts nothing into nothing', () => {
      expect(segment('')).toEqual([]);
    });

    it('keeps characters outside the basic plane in one piece', () => {
      const words = segment('𠮷姓干部在䶮镇𪚥村走访');
      expect(words.join('')).toBe('𠮷姓干部在䶮镇𪚥村走访');
      for (const word of words) expect(word).not.toMatch(/\p{Surrogate}/u);
    });

    it('takes time in proportion to the text', () => {
      const time = (text: string): number => {
        const start = performance.now();
        segment(text);
        return performance.now() - start;
      };
      const long = TEXT.repeat(2000);
      time(long);
      const [once, eightfold] = [time(long), time(long.repeat(8))];
      expect(eightfold).toBeLessThan(8 * 4 * Math.max(once, 5));
    });
  });
}

describe('the segmenter that is opened', () => {
  it('is the first engine that there is', async () => {
    const { engine } = await openSegmenter();
    expect(engine).toBe(ENGINES.find((one) => one.engine)!.name);
  });

  it('is opened once a process', () => {
    expect(openSegmenter()).toBe(openSegmenter());
  });
});
