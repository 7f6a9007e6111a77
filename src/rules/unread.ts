/** What could not be read, for rules that say that something is not there. */
import type { DocumentFacts, Facts, Ref, Section } from '../model/facts.js';
import type { Claim } from './define-rule.js';

/** Why nothing may be claimed absent from the submission, or null when everything was read. */
export function unreadAnywhere({ failures, documents }: Facts): string | null {
  const failed = failures[0];
  if (failed) return `“${failed.file}”未能读取，不能断定缺失`;
  for (const { document, unread, unreadPictures } of documents) {
    if (unread.length > 0) return `“${document.file}”第${unread.join('、')}页未能识别，不能断定缺失`;
    const { length } = unreadPictures;
    if (length > 0) return `“${document.file}”有${length}张图片未能识别，不能断定缺失`;
  }
  return null;
}

/** Why nothing may be claimed absent from the parts that a claim speaks of: an unread page lies between their headings and the next. */
export function unreadInParts(claim: Claim, { documents }: Facts): string | null {
  for (const [index, ref] of [claim.at, ...(claim.related ?? [])].entries()) {
    const owner = documents.find(({ document }) => document.file === ref.file);
    // A heading beside the place only says where a part ends.
    if (index > 0 && owner?.sections.some((section) => section.ref.block === ref.block)) continue;
    if (owner && isHiddenInPicture(owner, ref))
      return `“${ref.file}”此处有图片未能识别，不能断定这一部分没有写`;
    const hidden = owner ? pagesHidden(owner, ref) : [];
    if (hidden.length > 0) return `“${ref.file}”第${hidden.join('、')}页未能识别，不能断定这一部分没有写`;
  }
  return null;
}

function pagesHidden(
  { document, unread, sections, sectionTexts }: DocumentFacts,
  ref: Ref,
): readonly number[] {
  if (unread.length === 0) return [];
  const pageOf = (block: number): number | null => document.blocks[block]?.page ?? null;
  const section = sectionOver(sections, ref.block);
  const last = section ? (sectionTexts.get(section.id)?.to ?? Number.POSITIVE_INFINITY) : ref.block;
  const from = pageOf(section?.ref.block ?? ref.block);
  const to = pageOf(last);
  // Without pages of its own the part may lie anywhere.
  return unread.filter((page) => (from === null || page >= from) && (to === null || page <= to));
}

function isHiddenInPicture({ unreadPictures, sections, sectionTexts }: DocumentFacts, ref: Ref): boolean {
  if (unreadPictures.length === 0) return false;
  const section = sectionOver(sections, ref.block);
  const from = section?.ref.block ?? -1;
  const to = section ? (sectionTexts.get(section.id)?.to ?? Number.POSITIVE_INFINITY) : ref.block;
  return unreadPictures.some((after) => after >= from && after <= to);
}

/** The highest heading over a place: a part with everything below it. */
function sectionOver(sections: readonly Section[], block: number): Section | null {
  let section = sections.findLast(({ ref }) => ref.block <= block) ?? null;
  while (section !== null && section.parent !== null) {
    const { parent }: Section = section;
    section = sections.find(({ id }) => id === parent) ?? null;
  }
  return section;
}
