import { findRunCopies } from '../../across/copies.js';
import type { RunDocument, RunSubmission, RunView } from '../../across/run.js';
import { defineRunRule, type RunClaim, type RunPlace } from '../define-rule.js';

/** Quoted from each side: the longest stretches that are shared. */
const QUOTES = 2;

/**
 * A part of the report (nearly) stands in another unit's report, or in the unit's own of another year. Names, figures and
 * dates do not count, statutory and template wording neither; see docs/decisions/across.md.
 */
export default defineRunRule({
  id: 'near-duplicate-text',
  title: '与其他材料文字雷同',
  why: '绩效情况、问题和措施应来自本单位当年的工作；与别的单位或上一年度大段相同，难以反映真实情况。',
  remedy: '对照所引两处，按本单位当年实际重写；属于统一要求的表述可由复核人员确认后忽略。',
  severity: 'warning',
  source: '同一批次材料之间的比对；评分表“客观性”各项要求结合本单位实际',
  lacking: '没有可与其他材料比较的正文',
  thresholds: {
    shortest: {
      name: '雷同文字至少（姓名、数字、标点不计）',
      value: 150,
      unit: '字',
      source: '惯例：约三到四句话，短于此的多为套话',
    },
    share: { name: '占该部分文字的比例至少', value: 60, unit: '%', source: '惯例：超过一半且大体连续' },
    templateUnits: {
      name: '同一句话出现在多少家单位即视为模板用语（不含数据的）',
      value: 4,
      unit: '家',
      source: '惯例：小批次的下限',
    },
    templatePercent: {
      name: '批次较大时按单位数的百分之几计',
      value: 10,
      unit: '%',
      source: '惯例：见 docs/decisions/across.md 的测量',
    },
    templateMost: {
      name: '但最多',
      value: 40,
      unit: '家',
      source: '惯例：更多单位共有而不含数据的文字，多为统一下发的模板',
    },
  },

  example: {
    wrong: `
      === 档案馆
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、绩效情况
      本馆把三处老库房的漏雨屋面全部翻修完毕，纸质卷宗改放在带锁的铁皮柜里，潮湿发霉的情况没有再出现。夏天的两场暴雨以后，值班人员连夜把一层的资料搬到了二楼，事后逐箱清点。窗口把填表、找卷、复印三件事合在一处办完，群众平均等候的时间明显缩短。乡镇送来的旧账本字迹模糊，两名老同志戴着放大镜一页一页誊写，誊清的本子已经交还各村保存，偏远村组由工作人员骑摩托车上门送达查询结果。
      === 林业局
      2024年度白水县林业局整体支出绩效自评报告
      # 一、绩效情况
      本局把三处老库房的漏雨屋面全部翻修完毕，纸质卷宗改放在带锁的铁皮柜里，潮湿发霉的情况没有再出现。夏天的两场暴雨以后，值班人员连夜把一层的资料搬到了二楼，事后逐箱清点。窗口把填表、找卷、复印三件事合在一处办完，群众平均等候的时间明显缩短。乡镇送来的旧账本字迹模糊，两名老同志戴着放大镜一页一页誊写，誊清的本子已经交还各村保存，偏远村组由工作人员骑摩托车上门送达查询结果。`,
    right: `
      === 档案馆
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、绩效情况
      本馆把三处老库房的漏雨屋面全部翻修完毕，纸质卷宗改放在带锁的铁皮柜里，潮湿发霉的情况没有再出现。夏天的两场暴雨以后，值班人员连夜把一层的资料搬到了二楼，事后逐箱清点。窗口把填表、找卷、复印三件事合在一处办完，群众平均等候的时间明显缩短。乡镇送来的旧账本字迹模糊，两名老同志戴着放大镜一页一页誊写，誊清的本子已经交还各村保存，偏远村组由工作人员骑摩托车上门送达查询结果。
      === 林业局
      2024年度白水县林业局整体支出绩效自评报告
      # 一、绩效情况
      本局全年造林六千亩，护林员每周巡山两次，没有发生森林火灾；林区道路修通两条，毛竹外运的时间缩短了一半。`,
  },

  applies: ({ submissions }, submission) =>
    submissions.length > 1 && submissions[submission]!.documents.some(({ parts }) => parts.length > 0),

  *check(run, limits) {
    const { documents, parts } = yield* findRunCopies(run, limits);
    for (const { document, part, other, otherPart, shared, share, pairs, alike } of parts) {
      const [own, theirs] = [documents[document]!, documents[other]!];
      const [here, there] = [own.parts[part]!, theirs.parts[otherPart]!];
      const stretches = longestStretches(own, theirs, pairs);
      if (stretches.length === 0) continue;
      const percent = `${Math.round(share)}%`;
      const more = alike > 0 ? `；另有${alike}家单位的材料也有相近的文字` : '';
      const places = stretches.flatMap(({ mine }) => mine);
      yield {
        submission: own.submission,
        path: here.path,
        message: `${titled(here.title)}有${percent}的文字（约${shared}字）与${ownerOf(run, own, theirs)}的${titled(there.title)}相同${more}。`,
        at: places[0]!,
        related: [...places.slice(1), ...stretches.map(({ other: place }) => place)],
        actual: percent,
        confidence: 0.8,
        weak: own.weak || theirs.weak || isNameless(run, own, theirs),
      } satisfies RunClaim;
    }
  },
});

const titled = (title: string): string => (title === '' ? '正文' : `“${title}”`);
const submissionOf = (run: RunView, { submission }: RunDocument): RunSubmission =>
  run.submissions[submission]!;

function ownerOf(run: RunView, own: RunDocument, theirs: RunDocument): string {
  const [mine, other] = [submissionOf(run, own), submissionOf(run, theirs)];
  const year = other.year === null ? '' : `${other.year}年度`;
  if (mine.owner === other.owner) return `本单位${year}材料`;
  return `${other.unit ?? `材料“${other.source}”`}${year}`;
}

/** Two papers of nobody may be of one unit. */
const isNameless = (run: RunView, ...documents: readonly RunDocument[]): boolean =>
  documents.some((document) => submissionOf(run, document).unit === null);

interface SharedStretch {
  readonly mine: RunPlace;
  readonly other: RunPlace;
}

/** Clauses that follow each other on both sides within a paragraph, the longest first. */
function longestStretches(
  own: RunDocument,
  theirs: RunDocument,
  pairs: readonly (readonly [number, number])[],
): readonly SharedStretch[] {
  const runs: { from: number; other: number; count: number; characters: number }[] = [];
  for (const [at, place] of pairs) {
    const last = runs[runs.length - 1];
    const characters = own.clauses.length[at]!;
    const goesOn =
      last !== undefined &&
      at - last.from === place - last.other &&
      isStockBetween(own, last.from + last.count, at) &&
      own.clauses.paragraph[last.from] === own.clauses.paragraph[at] &&
      theirs.clauses.paragraph[last.other] === theirs.clauses.paragraph[place];
    if (goesOn) {
      last.count = at - last.from + 1;
      last.characters += characters;
    } else runs.push({ from: at, other: place, count: 1, characters });
  }
  return runs
    .sort((left, right) => right.characters - left.characters || left.from - right.from)
    .slice(0, QUOTES)
    .map(({ from, other, count }) => ({
      mine: stretch(own, from, count),
      other: stretch(theirs, other, count),
    }));
}

/** Stock wording does not count, but it does not cut a quote either. */
function isStockBetween({ clauses }: RunDocument, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (clauses.length[at] !== 0) return false;
  return true;
}

const stretch = ({ submission, index }: RunDocument, from: number, count: number): RunPlace => ({
  submission,
  document: index,
  from,
  to: from + count,
});
