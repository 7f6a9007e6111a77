import type { ReadLimits, ReadResult, SourceFile } from '../../model/document.js';
import { type Compound, openCompound } from '../compound.js';
import { assemble } from '../docx/assemble.js';
import { createCounters } from '../docx/counters.js';
import { noNumbering } from '../docx/numbering.js';
import { emptyTally } from '../docx/tally.js';
import { officeFailure } from '../office/failures.js';
import { UnreadableError } from '../unreadable.js';
import { readAnchored, readFontNames, readHeaders } from './anchored.js';
import { type DocFile, OldFormatError, openDocFile, positions, startOf } from './fib.js';
import { openFormatting } from './formatting.js';
import { readLists } from './lists.js';
import { readPieces } from './pieces.js';
import { type DocContext, readDocStory } from './story.js';
import { readStyleSheet } from './style-sheet.js';
import { readSummary } from './summary.js';

/** Reads a Word 97-2003 file (.doc, and .wps of WPS Office). Everything that bytes can cause comes back as a failure. */
export function readDoc(source: SourceFile, limits: ReadLimits): ReadResult {
  if (source.bytes.length > limits.fileBytes) return officeFailure(source.file, 'too-large');
  try {
    const compound = openCompound(source.bytes);
    return readStories(source, compound, openDocFile(compound));
  } catch (error) {
    if (error instanceof UnreadableError) return officeFailure(source.file, error.code);
    if (error instanceof OldFormatError) return officeFailure(source.file, 'unsupported');
    // A position outside its structure; nothing but the bytes can cause it.
    if (error instanceof RangeError) return officeFailure(source.file, 'corrupt');
    throw error;
  }
}

/** Bytes of the entry that describes a section. */
const SECTION = 12;

function readStories(source: SourceFile, compound: Compound, file: DocFile): ReadResult {
  const styles = readStyleSheet(file);
  const lists = readLists(file);
  const common = {
    file,
    styles,
    pieces: readPieces(file),
    formatting: openFormatting(file, styles),
    fonts: readFontNames(file),
    anchored: new Map(),
    sectionEnds: new Set<number>(),
    mark: null,
  };
  // What is met in running heads and notes is not counted: notices speak of the body.
  const aside = (mark: DocContext['mark']): DocContext => ({
    ...common,
    mark,
    tally: emptyTally(),
    counters: createCounters(noNumbering, styles),
  });
  const tally = emptyTally();
  const anchored = readAnchored(file, (from, to, mark) => readDocStory(aside(mark), from, to).blocks, tally);
  const body = readDocStory(
    {
      ...common,
      tally,
      anchored,
      sectionEnds: new Set(positions(file.part('sections'), SECTION)),
      counters: createCounters(lists, styles),
    },
    startOf(file, 'body'),
    file.lengths.body,
  );
  if (body.blocks.length === 0) return officeFailure(source.file, 'empty');
  const summary = readSummary(compound);
  const parts = {
    body: body.blocks,
    pages: body.pages,
    // Without a count to hold it against, the author's own breaks say too little.
    declaredPages: summary.pages ?? Number.POSITIVE_INFINITY,
    furniture: readHeaders(file, (from, to) => readDocStory(aside(null), from, to).blocks),
    tally,
    declaredTitle: summary.title,
  };
  return { ok: true, document: assemble(source, parts, 'doc') };
}
