import type { Passage } from '../../model/facts.js';
import { type Folded, foldKey, foldText } from '../../text/fold.js';
import { isShortFor, ORGANISATION } from '../../text/organisations.js';
import { type Claim, type DocumentView, defineRule } from '../define-rule.js';

const NAME = `([\\u3400-\\u9fff]{2,20}?${ORGANISATION})`;
/** What the text itself calls 本单位: 某某局（以下简称“本单位”）, 本单位（某某局）, 某某镇人民政府（本级）. */
const CALLED_OURSELVES: readonly RegExp[] = [
  new RegExp(
    `${NAME}\\s?\\((?:以下)?(?:均|统)?(?:简)?称(?:为)?["“”'‘’]?(?:本单位|我单位|本部门|我部门|本局|我局|本委|我委|我院|本院|我校|我镇|我乡)["“”'‘’]?\\)`,
    'g',
  ),
  new RegExp(`(?:本单位|我单位|本部门|我部门|我局|我委|我院|我校|我镇|我乡)\\s?\\(${NAME}\\)`, 'g'),
  new RegExp(`${NAME}\\s?\\(本级\\)`, 'g'),
];
/** The subject of the first sentences of 基本情况: 某某局是…, 某某局内设…, 某某局主要职责…. */
const SUBJECT = new RegExp(
  `^\\s*${NAME}(?:是|为|系|内设|下设|现有|共有|核定|编制|的?主要(?:职责|职能)|属于|成立于)`,
);
const SUBORDINATE =
  /下属|所属|直属|二级|下辖|管辖|归口|独立核算|纳入|包括|分别|主管部门|上级|隶属|挂靠|合并|更名|原/;
const CLAUSE_REACH = 30;

/** The text speaks of another unit as its own than the one on the cover: another unit's report was the model. */
export default defineRule({
  id: 'unit-name-mismatch',
  title: '正文单位与封面不符',
  why: '正文把别的单位写成本单位，很可能照抄了别家的报告。',
  remedy: '核对单位名称，改写照抄的内容。',
  severity: 'error',
  source: '评分表 C2：自评报告撰写规范',
  roles: ['self-evaluation-report', 'final-accounts'],
  needs: ['cover', 'passages', 'sections'],
  example: {
    wrong: `
      云渡县林业局2024年度整体支出绩效自评报告
      # 一、单位基本情况
      云渡县水利局（以下简称“我局”）是县政府工作部门，编制32名。`,
    right: `
      云渡县林业局2024年度整体支出绩效自评报告
      # 一、单位基本情况
      县林业局（以下简称“我局”）是县政府工作部门，编制32名，业务上受青栎市林业局指导。`,
  },

  applies: ({ cover, passages }) =>
    cover.unit !== null && cover.unitRef !== null && passages.some(({ kind }) => kind === 'body'),

  *check({ cover, passages, sections }) {
    const own = [cover.unit!, ...cover.shortNames].map(foldKey);
    const said = new Set<string>();
    for (const passage of passages) {
      if (passage.kind !== 'body' && passage.kind !== 'heading') continue;
      const folded = foldText(passage.text);
      for (const { name, index } of calledOurselves(folded.text)) {
        if (isOurs(name, own) || said.has(name)) continue;
        said.add(name);
        yield claim(name, index, passage, folded, cover.unit!, cover.unitRef!, 0.85);
      }
    }
    if (said.size > 0) return;
    yield* strangeSubject({ cover, passages, sections }, own);
  },
});

function* calledOurselves(text: string): Iterable<{ readonly name: string; readonly index: number }> {
  for (const pattern of CALLED_OURSELVES) {
    for (const match of text.matchAll(pattern)) {
      const before = text.slice(Math.max(0, match.index - CLAUSE_REACH), match.index).replace(/^.*[。;]/, '');
      const found = bareName(match[1]!);
      if (SUBORDINATE.test(before) || SUBORDINATE.test(match[1]!) || found.length < 4) continue;
      yield { name: found, index: match.index + match[0].indexOf(found) };
    }
  }
}

/** 预算单位包括云渡县林业局 → 云渡县林业局: words in front of the name that no name begins with. */
const bareName = (name: string): string =>
  foldKey(name).replace(/^.*(?:是|为|即|由|将|对|和|与|及|在|按照|根据|关于|个)(?=[\u3400-\u9fff]{4,})/, '');

const isOurs = (name: string, own: readonly string[]): boolean => own.some((one) => isShortFor(name, one));

/** 基本情况 speaks of another unit, and nowhere does the text name the unit of the cover. */
function* strangeSubject(
  { cover, passages, sections }: Pick<DocumentView, 'cover' | 'passages' | 'sections'>,
  own: readonly string[],
): Iterable<Claim> {
  const basic = new Set(sections.filter(({ kinds }) => kinds.includes('basic')).map(({ id }) => id));
  const body = passages.filter(({ kind, ref }) => kind === 'body' && ref.block !== cover.unitRef!.block);
  const tail = foldKey(cover.unit!).slice(-4);
  if (body.some(({ text }) => foldKey(text).includes(tail))) return;
  for (const passage of body) {
    if (passage.section === null || !basic.has(passage.section)) continue;
    const folded = foldText(passage.text);
    const match = SUBJECT.exec(folded.text);
    const name = match ? bareName(match[1]!) : '';
    if (name.length < 4 || isOurs(name, own) || SUBORDINATE.test(folded.text.slice(0, CLAUSE_REACH)))
      continue;
    yield claim(name, folded.text.indexOf(name), passage, folded, cover.unit!, cover.unitRef!, 0.7);
    return;
  }
}

function claim(
  name: string,
  index: number,
  passage: Passage,
  folded: Folded,
  unit: string,
  unitRef: Passage['ref'],
  confidence: number,
): Claim {
  const [start, end] = folded.range(index, index + name.length);
  return {
    message: `报告单位是“${unit}”，这里却把“${name}”写成本单位。`,
    at: { ...passage.ref, start, end },
    related: [unitRef],
    expected: unit,
    actual: name,
    confidence,
  };
}
