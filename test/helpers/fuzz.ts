/** The longer run by script and the short one of the tests differ in the number of runs only. */
import fc from 'fast-check';
import { packages, type Seed } from '../../fixtures/fuzz/seeds.js';
import { zipParts } from '../../fixtures/make/docx.js';
import { loadSetup } from '../../src/adapters/setup/load-setup.js';
import { readLimits } from '../../src/pipeline/limits.js';
import type { OcrEngine } from '../../src/ports/ocr.js';
import { readDocument } from '../../src/readers/read.js';
import type { ReadTools } from '../../src/readers/tools.js';
import { checkDocument, checkReview } from './check-document.js';

export interface FuzzOptions {
  readonly seed: number;
  readonly runs: number;
  /** In all; fast-check stops there and says so. */
  readonly milliseconds?: number;
}

/** Limits at which a mutation that grows is refused at once. */
const LIMITS = {
  ...readLimits,
  inflatedBytes: 20 * 2 ** 20,
  pages: 20,
  pixels: 1_000_000,
  characters: 200_000,
};

/** Decoding and preparing are fuzzed, the engines are not: they see pixels, whatever the file was. */
const BLIND: OcrEngine = {
  name: 'tesseract',
  readPage: async () => [],
  readLines: async (lines) => lines.map(() => null),
  readFigures: async (figures) => figures.map(() => ''),
  close: async () => undefined,
};
const TOOLS: ReadTools = {
  ocr: 'auto',
  openOcr: async () => ({ first: BLIND, second: BLIND }),
  onPage: () => undefined,
};

const parameters = ({ seed, runs, milliseconds }: FuzzOptions) => ({
  seed,
  numRuns: runs,
  ...(milliseconds === undefined
    ? {}
    : { interruptAfterTimeLimit: milliseconds, markInterruptAsFailure: false }),
});

/** Bytes changed, cut out, doubled, cut off: whatever comes of it is a document or one clear failure. */
export async function fuzzBytes({ file, bytes }: Seed, options: FuzzOptions): Promise<void> {
  const setup = await loadSetup();
  const place = fc.nat({ max: Math.max(0, bytes.length - 1) });
  const change = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant('set' as const), at: place, value: fc.nat({ max: 255 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('cut' as const), at: place, value: fc.nat({ max: 200 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('double' as const), at: place, value: fc.nat({ max: 200 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('end' as const), at: place, value: fc.constant(0) }),
    },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
      let changed = Buffer.from(bytes);
      for (const { kind, at, value } of changes) {
        if (kind === 'set') changed[Math.min(at, changed.length - 1)] = value;
        else if (kind === 'end') changed = changed.subarray(0, Math.max(1, at));
        else {
          const rest =
            kind === 'cut' ? changed.subarray(at + value) : changed.subarray(Math.max(0, at - value));
          changed = Buffer.concat([changed.subarray(0, at), rest]);
        }
        if (changed.length === 0) changed = Buffer.from([0]);
      }
      await checkEnd(file, new Uint8Array(changed), setup);
    }),
    parameters(options),
  );
}

const MARKS = [
  '',
  '<',
  '>',
  '"',
  '9',
  '-1',
  '99999999999',
  '/',
  '&#x0;',
  '&lt;script&gt;',
  'w:',
  '（',
  '九、',
  '.',
  ',',
  '万元',
];

/** Markup torn inside its archive, where the checks of the archive see nothing wrong. */
export async function fuzzMarkup(options: FuzzOptions): Promise<void> {
  for (const one of packages()) await fuzzParts(one.file, one.parts, options);
}

async function fuzzParts(
  file: string,
  whole: Readonly<Record<string, string>>,
  options: FuzzOptions,
): Promise<void> {
  const setup = await loadSetup();
  const change = fc.tuple(
    fc.constantFrom(...Object.keys(whole)),
    fc.nat({ max: 20_000 }),
    fc.constantFrom(...MARKS),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const parts = { ...whole };
      for (const [name, at, mark] of changes) {
        const part = parts[name]!;
        const place = at % (part.length + 1);
        parts[name] = part.slice(0, place) + mark + part.slice(place);
      }
      await checkEnd(file, zipParts(parts), setup);
    }),
    parameters(options),
  );
}

const WORDS = [
  ...'一二三四五六七八九十百千万亿零〇（）()、，。；：:%％.,0123456789',
  ...[
    '\n',
    '\n\n',
    '第',
    '章',
    '①',
    '万元',
    '亿元',
    '元',
    '其中：',
    '合计',
    '较上年',
    '增长',
    '下降',
    '占',
    '预算',
    '决算',
    '执行率',
  ],
  ...[
    '2024年',
    '年初预算数',
    '基本支出',
    '项目支出',
    '“三公”经费',
    '存在的问题',
    '附件：',
    '|',
    '\t',
    '---',
    '见附表',
    '晚',
    '日',
  ],
];

/** Words of reports in any order: the grammars, facts and rules take it, and quote only what stands there. */
export async function fuzzText(options: FuzzOptions): Promise<void> {
  const setup = await loadSetup();
  const text = fc
    .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 300 })
    .map((words) => words.join(''));
  await fc.assert(
    fc.asyncProperty(text, async (written) => {
      const bytes = new TextEncoder().encode(`云渡县河道管理所2024年度整体支出绩效自评报告\n${written}`);
      await checkEnd('自评报告.txt', bytes, setup);
    }),
    parameters(options),
  );
}

async function checkEnd(
  file: string,
  bytes: Uint8Array,
  setup: Awaited<ReturnType<typeof loadSetup>>,
): Promise<void> {
  const result = await readDocument({ file, bytes, sha256: 'fuzz' }, LIMITS, TOOLS);
  if (!result.ok) {
    if (!/^[“\u4e00-\u9fff][^\n]*。$/.test(result.failure.message))
      throw new Error(`no clear sentence: ${result.failure.message}`);
    return;
  }
  checkDocument(result.document);
  checkReview(result.document, setup);
}
