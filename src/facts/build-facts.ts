/** Documents in, facts out. Everything that rules, rubric and review know of a submission is derived here, once. */
import type { DocumentModel } from '../model/document.js';
import type { AmountFact, DocumentFacts, Facts, Part, Relation, Timing } from '../model/facts.js';
import type { Profile } from '../model/profile.js';
import type { RosterEntry } from '../model/setup.js';
import type { Segmenter, SubmissionInput, WorkingDaysLate } from '../model/submission.js';
import { type ProseFacts, readProse } from './amounts/prose.js';
import { findCover } from './cover.js';
import { fundOf, genreOf } from './genre.js';
import { buildLedger } from './ledger.js';
import { findOutline } from './outline/outline.js';
import { reportOn, rolesOf } from './roles.js';
import { rosterEntry } from './roster-entry.js';
import { buildSectionTexts } from './section-texts.js';
import { findSelfScores } from './self-score.js';
import { readSubstance } from './substance/substance.js';
import type { TableContext } from './tables/describe-table.js';
import { readFlatForms } from './tables/flat-forms.js';
import { readTables } from './tables/read-tables.js';
import { sumsOfFlatFunds } from './tables/sums/sums-of-funds.js';

export interface FactTools {
  readonly profile: Profile;
  readonly workingDaysLate: WorkingDaysLate;
  readonly segment?: Segmenter;
  /** Who must hand in until when; a due date there goes before the profile's. */
  readonly roster?: readonly RosterEntry[] | null;
}

export function buildFacts(input: SubmissionInput, tools: FactTools): Facts {
  const { profile, roster, workingDaysLate, segment } = tools;
  const documents = input.documents.map((document, index) =>
    buildDocumentFacts(document, profile, `d${index + 1}-`, segment),
  );
  const main = documents.find(({ roles }) => roles.includes('self-evaluation-report')) ?? documents[0];
  const unit =
    input.unit ?? main?.cover.unit ?? documents.find(({ cover }) => cover.unit !== null)?.cover.unit ?? null;
  const due = unit === null ? null : (rosterEntry(unit, roster ?? [])?.due ?? null);
  const year =
    input.year ?? main?.cover.year ?? documents.find(({ cover }) => cover.year !== null)?.cover.year ?? null;
  const timing = (deadline: string | null, day: string | null, isOwn = false): Timing => {
    const applies = isOwn || isOfYear(deadline, day, year);
    return {
      deadline: applies ? deadline : null,
      otherDeadline: applies ? null : deadline,
      day,
      late: !applies || deadline === null || day === null ? null : workingDaysLate(deadline, day),
    };
  };
  return {
    documents,
    ledger: buildLedger(documents),
    failures: input.failures,
    profile,
    unit,
    year,
    submitted: timing(due ?? profile.deadlines.submitted, input.submitted, due !== null),
    published: timing(
      profile.deadlines.published,
      input.published ?? documents.find(({ cover }) => cover.published !== null)?.cover.published ?? null,
    ),
  };
}

/**
 * The notice that set the deadline was for these reports: those of the year before it, or whatever was handed in within its
 * own year. A report of 2018 published in 2019 is not judged by a date of 2025.
 */
function isOfYear(deadline: string | null, day: string | null, year: number | null): boolean {
  if (deadline === null || day === null || year === null) return true;
  const set = Number(deadline.slice(0, 4));
  return year === set - 1 || Number(day.slice(0, 4)) === set;
}

/** `prefix` keeps ids of several documents apart: d1-s3, d1-a7, d1-t1. */
export function buildDocumentFacts(
  document: DocumentModel,
  profile: Profile,
  prefix: string,
  segment?: Segmenter,
): DocumentFacts {
  const outline = findOutline(document, profile, prefix);
  const cover = findCover(document, outline.passages);
  const sections = new Map(outline.sections.map((section) => [section.id, section]));
  const genre = genreOf(cover.title, document);
  const fund = fundOf(
    cover.title,
    cover.unit,
    outline.passages
      .slice(0, 30)
      .filter(({ kind }) => kind === 'cover' || kind === 'title')
      .map(({ text }) => text),
  );
  const prose = readProse(outline.passages, {
    sections,
    year: cover.year,
    genreMeasure: genre.measure,
    fallback: genre.fallback,
    fund,
    prefix,
  });
  const context: TableContext = {
    file: document.file,
    passages: outline.passages,
    sections,
    partOf: (block) => partAt(outline.parts, block),
    profile,
    year: cover.year,
    genre,
    fund,
    prefix,
    blocks: document.blocks,
    prose: prose.amounts,
  };
  const flat = readFlatForms(outline.passages, { year: cover.year, prefix });
  const spoken = withoutFlat(prose, flat);
  const read = readTables(document, context);
  const { tables } = read;
  const sectionTexts = buildSectionTexts({ sections: outline.sections, passages: outline.passages, tables });
  const substance = readSubstance({ document, ...outline, texts: sectionTexts }, profile.words, segment);
  return {
    document,
    cover,
    parts: outline.parts,
    roles: rolesOf(document, cover.title, outline.parts, tables, outline.sections.length, profile),
    reportOn: reportOn(cover.title),
    sections: outline.sections,
    passages: outline.passages,
    amounts: [...spoken.amounts, ...flat, ...read.amounts].sort(byPlace),
    percents: prose.percents,
    relations: [...spoken.relations, ...read.rates],
    tables,
    scoreSheets: read.scoreSheets,
    forms: read.forms,
    basicData: read.basicData,
    attachments: outline.attachments,
    selfScores: findSelfScores(outline.passages),
    sectionTexts,
    ...substance,
    indicators: read.indicators,
    indicatorTables: read.indicatorTables,
    tableSums: [...sumsOfFlatFunds(flat), ...read.sums],
    unread: document.pages.filter(({ read }) => read === 'unread').map(({ number }) => number),
    unreadPictures: (document.pictures ?? [])
      .filter(({ state, page }) => state === 'unread' && page === null)
      .map(({ after }) => after ?? -1),
  };
}

/** What a flattened form says of a figure goes before what the prose around it seems to say. */
function withoutFlat(prose: ProseFacts, flat: readonly AmountFact[]): ProseFacts {
  if (flat.length === 0) return prose;
  const taken = new Set(flat.map(({ ref }) => `${ref.block}/${ref.start}`));
  const isTaken = ({ ref }: AmountFact): boolean => taken.has(`${ref.block}/${ref.start}`);
  const named = (relation: Relation): readonly AmountFact[] =>
    relation.kind === 'sum'
      ? [relation.total, ...relation.parts]
      : relation.kind === 'rate'
        ? [...relation.numerator, ...relation.denominator]
        : [relation.current, relation.prior, relation.change];
  return {
    ...prose,
    amounts: prose.amounts.filter((amount) => !isTaken(amount)),
    relations: prose.relations.filter((relation) => !named(relation).some(isTaken)),
  };
}

/** Reading order: block, then row and column in a table, then offset. */
function byPlace(left: AmountFact, right: AmountFact): number {
  const [a, b] = [left.ref, right.ref];
  return (
    a.block - b.block ||
    (a.cell?.row ?? 0) - (b.cell?.row ?? 0) ||
    (a.cell?.column ?? 0) - (b.cell?.column ?? 0) ||
    (a.start ?? 0) - (b.start ?? 0)
  );
}

function partAt(parts: readonly Part[], block: number): string {
  return (parts.findLast((part) => part.ref.block <= block) ?? parts[0])?.id ?? '';
}
