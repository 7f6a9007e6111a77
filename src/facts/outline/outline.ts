/** The outline of one document: which lines are headings, under which part and parent they stand, what the rest is. */
import type { Block, DocumentModel, Paragraph } from '../../model/document.js';
import type { ListedAttachment, Part, Passage, PassageKind, Section } from '../../model/facts.js';
import type { Profile } from '../../model/profile.js';
import type { DocumentRole } from '../../model/review.js';
import { foldKey } from '../../text/fold.js';
import { findAttachmentLists, isAttachmentMark } from './attachments.js';
import { findContents } from './contents.js';
import { partKinds } from './part-kinds.js';
import { printedLevels } from './printed-levels.js';
import { settleCandidates } from './settle.js';
import { type Candidate, splitHeading } from './split-heading.js';
import { unnumberedHeadings } from './unnumbered.js';

export interface Outline {
  readonly parts: readonly Part[];
  readonly sections: readonly Section[];
  readonly passages: readonly Passage[];
  readonly attachments: readonly ListedAttachment[];
}

export function findOutline(document: DocumentModel, profile: Profile, prefix: string): Outline {
  const paragraphs = document.blocks.filter(isBodyParagraph);
  const contents = findContents(paragraphs);
  const lists = findAttachmentLists(paragraphs, document.file);
  const kinds = new Map<number, PassageKind>();
  paragraphs.forEach((paragraph, index) => {
    if (contents.has(index)) kinds.set(paragraph.index, 'toc');
    else if (paragraph.mark === 'note') kinds.set(paragraph.index, 'note');
  });
  for (const list of lists) {
    for (let index = list.from; index < list.to; index += 1) {
      const paragraph = paragraphs[index]!;
      if (!kinds.has(paragraph.index)) kinds.set(paragraph.index, 'attachment-list');
    }
  }
  const parts = findParts(document, profile, kinds, prefix);
  const partOf = (block: number): Part => parts.findLast((part) => part.ref.block <= block) ?? parts[0]!;

  const candidates: Candidate[] = [];
  for (const paragraph of paragraphs) {
    if (kinds.has(paragraph.index)) continue;
    const candidate = splitHeading(paragraph);
    if (candidate) candidates.push(candidate);
  }
  candidates.push(...unnumberedHeadings(paragraphs.filter(({ index }) => !kinds.has(index))));
  candidates.sort((left, right) => left.block.index - right.block.index);
  const headings = settleCandidates(candidates, (block) => partOf(block).id);
  const sections = buildSections(document, headings, profile, partOf, prefix);
  const passages = buildPassages(document.file, paragraphs, kinds, sections, headings, partOf);
  return { parts, sections, passages, attachments: lists.flatMap(({ items }) => items) };
}

function isBodyParagraph(block: Block): block is Paragraph {
  if (block.kind !== 'paragraph' || block.layer !== 'body') return false;
  return block.text.trim() !== '' && block.mark !== 'hidden' && block.mark !== 'comment';
}

const FORM_TITLE = /(?:自评表|评分表|得分表|数据表|情况表|目标表|决算表)(?:\([^()]*\))?$/;
const FORM_REACH = 5;

/** Numbering starts again at 附件3 and at the title of a form that a table follows. */
function findParts(
  document: DocumentModel,
  profile: Profile,
  kinds: Map<number, PassageKind>,
  prefix: string,
): readonly Part[] {
  const parts: Part[] = [];
  const open = (block: Block, title: string | null): void => {
    const ref = { file: document.file, block: block.index, start: null, end: null, cell: null };
    parts.push({ id: `${prefix}p${parts.length + 1}`, role: roleOf(title ?? '', profile), title, ref });
  };
  const first = document.blocks[0];
  if (first) open(first, null);
  let markPending = false;
  for (const block of document.blocks) {
    if (block.layer !== 'body') continue;
    if (block.kind === 'table') {
      markPending = false;
      continue;
    }
    if (kinds.has(block.index)) continue;
    if (isAttachmentMark(block.text)) {
      kinds.set(block.index, 'attachment-mark');
      if (block !== first) open(block, null);
      markPending = true;
      continue;
    }
    const key = foldKey(block.text);
    const isForm = key.length <= 50 && FORM_TITLE.test(key) && tableFollows(document.blocks, block.index);
    if (markPending) {
      const current = parts[parts.length - 1]!;
      const title = block.text.trim();
      parts[parts.length - 1] = { ...current, title, role: roleOf(title, profile) };
      markPending = false;
    } else if (isForm && !splitHeading(block)) {
      open(block, block.text.trim());
    }
  }
  return parts;
}

function tableFollows(blocks: readonly Block[], from: number): boolean {
  return blocks.slice(from + 1, from + 1 + FORM_REACH).some((block) => block.kind === 'table');
}

/** The role that a title names, by the profile's materials; the longest wording wins. */
export function roleOf(title: string, profile: Profile): DocumentRole {
  const key = foldKey(title).replace(/\(单位\)|部门|预算单位|单位/g, '');
  let best: { readonly role: DocumentRole; readonly length: number } = { role: 'other', length: 0 };
  for (const material of profile.materials) {
    for (const name of material.titles) {
      const stem = foldKey(name).replace(/\(单位\)|部门|预算单位|单位/g, '');
      if (stem.length > best.length && key.includes(stem))
        best = { role: material.role, length: stem.length };
    }
  }
  return best.role;
}

function buildSections(
  document: DocumentModel,
  headings: readonly Candidate[],
  profile: Profile,
  partOf: (block: number) => Part,
  prefix: string,
): readonly Section[] {
  const sections: Section[] = [];
  const levels = levelsByOutline(headings);
  const printed = document.format === 'pdf' ? printedLevels(headings, document.blocks) : null;
  let open: Section[] = [];
  let partId: string | null = null;
  for (const heading of headings) {
    const part = partOf(heading.block.index);
    if (part.id !== partId) {
      open = [];
      partId = part.id;
    }
    const { label, block } = heading;
    // Titles above the first number are the document's title, no section.
    if (!label && open.length === 0) continue;
    const level = label
      ? label.level
      : (levels.get(block.style.outline ?? 0) ??
        (open.findLast(({ ordinal }) => ordinal !== null)?.level ?? 0) + 1);
    open = open.filter((section) => section.level < level);
    const section: Section = {
      id: `${prefix}s${sections.length + 1}`,
      part: part.id,
      parent: open.at(-1)?.id ?? null,
      level,
      style: label?.style ?? null,
      number: label?.number ?? null,
      ordinal: label?.ordinal ?? null,
      label: label?.printed ?? null,
      title: heading.title,
      auto: label !== null && block.autoLabel >= label.end - heading.start && block.autoLabel > 0,
      outline: block.style.outline ?? printed?.get(block.index) ?? null,
      runIn: heading.restStart !== null,
      kinds: partKinds(heading.title, profile.parts),
      ref: { file: document.file, block: block.index, start: heading.start, end: heading.end, cell: null },
    };
    sections.push(section);
    open.push(section);
  }
  return sections;
}

/** Which numbered level a declared heading level usually stands for in this document. */
function levelsByOutline(headings: readonly Candidate[]): ReadonlyMap<number, number> {
  const counts = new Map<number, Map<number, number>>();
  for (const { label, block } of headings) {
    if (!label || block.style.outline === null) continue;
    const byLevel = counts.get(block.style.outline) ?? new Map<number, number>();
    byLevel.set(label.level, (byLevel.get(label.level) ?? 0) + 1);
    counts.set(block.style.outline, byLevel);
  }
  const levels = new Map<number, number>();
  for (const [outline, byLevel] of counts) {
    const [level] = [...byLevel].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]!;
    levels.set(outline, level);
  }
  return levels;
}

const SIGNATURE = /^(?:\d{4}|二[〇○零][〇○零一二三四五六七八九]{2})\s?年\s?\S{1,3}\s?月\s?\S{1,3}\s?日$/;
const COVER_REACH = 40;

function buildPassages(
  file: string,
  paragraphs: readonly Paragraph[],
  kinds: ReadonlyMap<number, PassageKind>,
  sections: readonly Section[],
  headings: readonly Candidate[],
  partOf: (block: number) => Part,
): readonly Passage[] {
  const sectionAt = new Map(sections.map((section) => [section.ref.block, section]));
  const headingAt = new Map(headings.map((heading) => [heading.block.index, heading]));
  const passages: Passage[] = [];
  let current: Section | null = null;
  let partId: string | null = null;
  let seenInPart = 0;
  for (const paragraph of paragraphs) {
    const part = partOf(paragraph.index);
    if (part.id !== partId) {
      partId = part.id;
      current = null;
      seenInPart = 0;
    }
    seenInPart += 1;
    const section = sectionAt.get(paragraph.index);
    const heading = headingAt.get(paragraph.index);
    if (section) current = section;
    const settled = kinds.get(paragraph.index);
    const kind: PassageKind = settled ?? kindOf(paragraph, heading, section, current, seenInPart);
    passages.push({
      ref: { file, block: paragraph.index, start: 0, end: paragraph.text.length, cell: null },
      text: paragraph.text,
      kind,
      part: part.id,
      section: settled === 'attachment-list' || settled === 'attachment-mark' ? null : (current?.id ?? null),
      bodyStart: section && heading ? (heading.restStart ?? paragraph.text.length) : 0,
    });
  }
  return passages;
}

function kindOf(
  paragraph: Paragraph,
  heading: Candidate | undefined,
  section: Section | undefined,
  current: Section | null,
  seenInPart: number,
): PassageKind {
  if (section) return 'heading';
  if (heading) return 'title';
  if (SIGNATURE.test(paragraph.text.trim())) return current ? 'signature' : 'cover';
  if (
    !current &&
    seenInPart <= COVER_REACH &&
    paragraph.text.length <= 60 &&
    !/[，；。]/.test(paragraph.text)
  )
    return 'cover';
  return 'body';
}
