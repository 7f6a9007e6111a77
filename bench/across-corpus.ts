/** Invented submissions by the thousand for bench/across.ts: seeded, so that two runs measure the same. */
import { findClauses, namePattern } from '../src/across/clauses.js';
import type { ParagraphDigest, PartDigest, SubmissionDigest } from '../src/model/digest.js';

export interface Corpus {
  readonly count: number;
  /** Makes one submission anew; the same for the same number. */
  digest(number: number): SubmissionDigest;
  /** Planted copies, as `from/to`, with the share of clauses changed in the least changed part. */
  readonly planted: ReadonlyMap<string, number>;
  /** Every submission that is in a planted pair or cluster. */
  readonly touched: ReadonlySet<number>;
}

type Random = () => number;

/** mulberry32. */
function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <One>(random: Random, list: readonly One[]): One => list[Math.floor(random() * list.length)]!;

const LETTERS = '青白黑红清安平长新永兴福宁和顺泰昌隆石水山河沙林泉溪湖田'.split('');
const WHO =
  '各股室 工作人员 村级网格员 项目专班 驻村干部 值班人员 窗口人员 施工单位 巡查小组 志愿者 技术骨干 业务科室 分管领导 青年干部 执法队员'.split(
    ' ',
  );
const WHEN =
  '年初 春耕前后 汛期以来 暑假期间 入冬以后 三季度 年末 节假日里 雨季来临前 换届之后 全年 上半年 年中 封控结束后 秋收时节'.split(
    ' ',
  );
const DID =
  '逐户走访了 重新核对了 及时修缮了 集中清理了 按期完成了 主动对接了 分批培训了 全面排查了 妥善处置了 细化分解了 统一更换了 联合整治了 定期通报了 优先安排了 反复论证了 公开征集了'.split(
    ' ',
  );
const WHAT =
  '辖区的老旧管网 散落的纸质台账 边远村组的饮水工程 校门口的临时摊点 群众反映的噪声问题 超期服役的车辆 低保对象的家庭情况 河道两岸的垃圾堆 企业用工的缺口 年久失修的闸门 信访积案 农机补贴的申请 图书室的旧书架 易涝点的排水口 养老院的消防设施 乡道的破损路面 林区的防火通道 非遗传承人的口述资料 冷链车间的检验记录 合同的履约情况'.split(
    ' ',
  );
const SO =
  '投诉比往年明显减少 没有再发生同类事故 得到了群众的认可 为下一步工作打下了基础 进度比计划提前 遗留问题基本解决 经费控制在预算之内 数据做到了账实相符 往返路程缩短一半 资料得以长期保存'.split(
    ' ',
  );
const STOCK = Array.from({ length: 240 }, (_, index) => {
  const random = randomOf(index + 9001);
  const head = pick(random, ['进一步', '切实', '不断', '全面', '着力', '持续', '扎实', '有效']);
  const verb = pick(random, ['加强', '提高', '完善', '规范', '推进', '落实', '优化', '强化']);
  return `${head}${verb}${pick(random, ['预算编制', '绩效管理', '内部控制', '资金使用', '业务培训', '资产管理', '制度建设', '队伍作风'])}${pick(random, ['水平', '工作', '质量', '的科学性', '的规范性', '机制'])}`;
});
const TITLES =
  '预算执行情况 履职完成情况 社会效益 可持续影响 服务对象满意度 存在的问题 主要原因 改进措施 重点项目 日常管理 民生保障 安全生产'.split(
    ' ',
  );

const own = (random: Random): string => {
  // Real texts have more words than these lists: without it, ten thousand units would all say the same by chance.
  const where = `${pick(random, LETTERS)}${pick(random, LETTERS)}${pick(random, ['村', '社区', '片区', '街口'])}`;
  const figure =
    random() < 0.3
      ? `${1 + Math.floor(random() * 900)}${pick(random, ['处', '次', '户', '公里', '人次'])}`
      : '';
  return `${pick(random, WHEN)}${pick(random, WHO)}${pick(random, DID)}${figure}${where}${pick(random, WHAT)}，${pick(random, SO)}。`;
};
/** Zipf-like: the first stock phrases are everywhere. */
const stock = (random: Random): string => `${STOCK[Math.floor(random() ** 3 * STOCK.length)]}，`;

function partText(random: Random): string {
  const length = 60 + Math.floor(random() ** 2 * 700);
  let text = '';
  while (text.length < length) text += random() < 0.35 ? stock(random) : own(random);
  return text;
}

/** Paragraphs without a fact that a bureau's outline gives out, taken by a third of the units. */
const TEMPLATES = Array.from({ length: 2 }, (_, index) => {
  const random = randomOf(index + 77);
  return Array.from({ length: 12 }, () => own(random).replace(/\d+(?:处|次|户|公里|人次)/g, '')).join('');
});

const unitOf = (number: number): string => {
  const letter = (shift: number) => LETTERS[Math.floor(number / LETTERS.length ** shift) % LETTERS.length]!;
  return `${letter(2)}${letter(1)}${letter(0)}县${['档案馆', '林业局', '水利局', '教育局', '第一中学'][number % 5]}`;
};

const CLUSTER = 30;
const TEMPLATE_PART = 18;

export function makeCorpus(count: number, seed = 1): Corpus {
  const random = randomOf(seed);
  const copies = new Map<number, { from: number; part: number; edit: number }[]>();
  const planted = new Map<string, number>();
  const touched = new Set<number>();
  for (let copy = 0; copy < count * 0.03; copy += 1) {
    const [from, to] = [
      CLUSTER + Math.floor(random() * (count - CLUSTER)),
      CLUSTER + Math.floor(random() * (count - CLUSTER)),
    ];
    if (from === to || copies.has(to) || copies.has(from) || touched.has(to)) continue;
    const parts = Array.from({ length: 1 + Math.floor(random() * 3) }, () => Math.floor(random() * 20));
    // From a plain copy to one in which every fourth clause was changed.
    const changed = parts.map((part) => ({ from, part, edit: random() * 0.25 }));
    copies.set(to, changed);
    planted.set(`${from}/${to}`, Math.min(...changed.map(({ edit }) => edit)));
    touched.add(from).add(to);
  }
  for (let school = 0; school < CLUSTER; school += 1) touched.add(school);

  const textsOf = (number: number): string[] => {
    const own = randomOf(seed * 1_000_003 + number);
    const texts = Array.from({ length: 20 + Math.floor(own() * 21) }, () => partText(own));
    if (number % 3 === 0) texts[TEMPLATE_PART] = TEMPLATES[number % TEMPLATES.length]!;
    if (number < CLUSTER) texts[10] = partOfCluster;
    return texts;
  };
  const cluster = randomOf(4711);
  const partOfCluster = Array.from({ length: 14 }, () => own(cluster)).join('');
  return {
    count,
    planted,
    touched,
    digest: (number) => {
      const texts = textsOf(number);
      const random = randomOf(number + 31);
      for (const { from, part, edit } of copies.get(number) ?? []) {
        // Long enough that a person would call it copied, and no template.
        const source = textsOf(from);
        source[TEMPLATE_PART] = '';
        const long =
          source[part]!.length >= 300
            ? source[part]!
            : source.reduce((best, text) => (text.length > best.length ? text : best));
        texts[part] = long.replace(/[^，。]+[，。]/g, (clause) => (random() < edit ? own(random) : clause));
      }
      return digestOfTexts(number, texts);
    },
  };
}

function digestOfTexts(number: number, texts: readonly string[]): SubmissionDigest {
  const unit = unitOf(number);
  const names = namePattern([unit]);
  const parts: PartDigest[] = [];
  const paragraphs: ParagraphDigest[] = [];
  let at = 0;
  for (const [index, text] of texts.entries()) {
    const clauses = findClauses(text, { names });
    const title = `${TITLES[index % TITLES.length]}之${index}`;
    parts.push({ path: title, title, kinds: [], parent: null, from: at, to: at + clauses.length });
    paragraphs.push({ block: index, text, weak: false, segments: [], isCut: true, clauses });
    at += clauses.length;
  }
  const file = '自评报告.docx';
  const sha256 = String(number).padStart(64, '0');
  const document = {
    file,
    sha256,
    textHash: number,
    chars: 9000,
    figures: 1,
    isReport: true,
    opening: null,
    parts,
    paragraphs,
  };
  return {
    version: 1,
    review: sha256,
    source: `报送/${unit}`,
    unit,
    year: 2024,
    documents: [document],
    ratios: [],
    totals: [],
  };
}
