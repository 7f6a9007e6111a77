/** Where a document speaks of problems and of measures: a part of its own, a part of both, running text, or a form. */
import type { DocumentModel } from '../../model/document.js';
import type { Passage, Section, SectionText } from '../../model/facts.js';
import type { Ref } from '../../model/place.js';
import type { Substance } from '../../model/substance.js';
import { foldKey } from '../../text/fold.js';
import { formScope } from './form-cells.js';
import { type Line, lineOf } from './lines.js';
import { MEASURES_BEGIN, PROBLEMS_BEGIN, splitMerged } from './split-merged.js';

export type Kind = 'problems' | 'measures';

export interface Scope {
  readonly section: Section | null;
  readonly source: Substance['source'];
  readonly merged: boolean;
  readonly name: string;
  readonly ref: Ref;
  readonly lines: readonly Line[];
  /** The causes stand under a heading of their own. */
  readonly causesApart: boolean;
}

export interface Outlined {
  readonly document: DocumentModel;
  readonly sections: readonly Section[];
  readonly passages: readonly Passage[];
  readonly texts: ReadonlyMap<string, SectionText>;
}

type Scopes = Readonly<Record<Kind, Scope | null>>;

export function findScopes(outlined: Outlined): Scopes {
  const problems = partOf('problems', outlined);
  const measures = partOf('measures', outlined);
  if (problems && measures && problems.section === measures.section) {
    const [asked, answered] = splitMerged(problems.lines);
    return { problems: { ...problems, lines: asked }, measures: { ...measures, lines: answered } };
  }
  const spoken = problems && measures ? null : runIns(outlined, problems, measures);
  return {
    problems: problems ?? spoken?.problems ?? formScope('problems', outlined),
    measures: measures ?? spoken?.measures ?? formScope('measures', outlined),
  };
}

/** 偏离绩效目标的原因, 绩效目标未完成原因: what stands there is the causes. */
const DEVIATION = /(?:偏离|未完成)[^。]*原因/;
const CAUSES = /^(?:主要|产生|存在|问题|的)*(?:原因|成因)(?:分析)?$/;

/** The first part of the kind that says something; in a merged one what is of this kind alone, or the rest. */
function partOf(kind: Kind, outlined: Outlined): Scope | null {
  const { sections, texts } = outlined;
  const own = sections.filter(({ kinds }) => kinds.includes(kind));
  const first = own.find(({ id }) => texts.get(id)!.text !== '') ?? own[0];
  if (!first) return null;
  const below = sections.filter((section) => isBelow(section, first, sections));
  const inner = below.find(({ kinds }) => kinds.length === 1 && kinds[0] === kind);
  const other = kind === 'problems' ? 'measures' : 'problems';
  const foreign = below.filter(({ kinds }) => kinds.length === 1 && kinds[0] === other);
  const section = inner ?? first;
  const apart = below.filter(({ title }) => kind === 'problems' && CAUSES.test(foldKey(title)));
  const away = new Set(
    [...(inner ? [] : foreign), ...apart].flatMap(({ id }) =>
      texts.get(id)!.passages.map(({ ref }) => ref.block),
    ),
  );
  const merged = !inner && foreign.length === 0 && first.kinds.includes(other);
  return {
    section,
    source: 'section',
    merged,
    name: `${section.label ?? ''}${section.title}`,
    ref: section.ref,
    lines: linesOf(section, outlined).filter(({ ref }) => !away.has(ref.block)),
    causesApart: apart.length > 0 || DEVIATION.test(foldKey(section.title)),
  };
}

function isBelow(section: Section, above: Section, sections: readonly Section[]): boolean {
  if (section.level <= above.level || section.part !== above.part) return false;
  const from = sections.indexOf(above);
  const to = sections.indexOf(section);
  return from < to && sections.slice(from + 1, to).every(({ level }) => level > above.level);
}

function linesOf(section: Section, { sections, texts }: Outlined): readonly Line[] {
  const byBlock = new Map(sections.map((one) => [one.ref.block, one]));
  return texts
    .get(section.id)!
    .passages.filter(({ kind }) => kind !== 'note')
    .map((passage) =>
      lineOf(passage, byBlock.get(passage.ref.block) ?? null, passage.ref.block === section.ref.block),
    )
    .filter(({ text, start, end }) => text.slice(start, end).trim() !== '');
}

/** 存在的问题：… in running text, up to the end of the section in which it stands; measures behind it or by themselves. */
function runIns(outlined: Outlined, problems: Scope | null, measures: Scope | null): Scopes {
  const asked = problems ? null : runIn(PROBLEMS_BEGIN, outlined);
  if (asked && !measures) {
    const [before, after] = splitMerged(asked.lines);
    return {
      problems: { ...asked, lines: before },
      measures: after.length > 0 ? { ...asked, lines: after } : null,
    };
  }
  if (measures) return { problems: asked, measures: null };
  // Measures at the end of the part on problems: 针对上述问题，下一步….
  const behind = problems ? splitMerged(problems.lines)[1] : [];
  if (behind.length > 0)
    return { problems: null, measures: { ...problems!, source: 'run-in', lines: behind } };
  return { problems: null, measures: runIn(MEASURES_BEGIN, outlined) };
}

function runIn(begin: RegExp, { passages, sections, texts }: Outlined): Scope | null {
  const byId = new Map(sections.map((section) => [section.id, section]));
  for (const [index, passage] of passages.entries()) {
    if (passage.kind !== 'body' && passage.kind !== 'heading') continue;
    const match = begin.exec(passage.text);
    if (!match) continue;
    const section = passage.section === null ? null : (byId.get(passage.section) ?? null);
    const to = section ? texts.get(section.id)!.to : endOfText(passages, index);
    const start = match.index + match[0].length;
    const lines = passages
      .slice(index)
      .filter(({ kind, ref }) => (kind === 'body' || kind === 'heading') && ref.block < to)
      .map((one) => {
        const own = sections.find(({ ref }) => ref.block === one.ref.block) ?? null;
        return lineOf(one, one === passage ? null : own, false);
      })
      .map((line, at) => (at === 0 ? { ...line, start } : line));
    return {
      section,
      source: 'run-in',
      merged: false,
      name: match[0].replace(/^[。；;，,.\s]+|[:：。\s]+$/g, ''),
      ref: { ...passage.ref, start: match.index, end: start },
      lines,
      causesApart: false,
    };
  }
  return null;
}

/** Without headings the text goes on to the next title or part. */
function endOfText(passages: readonly Passage[], from: number): number {
  const next = passages
    .slice(from + 1)
    .find(({ kind, part }) => part !== passages[from]!.part || kind !== 'body');
  return next?.ref.block ?? Number.POSITIVE_INFINITY;
}
