/** How well problems and measures are read, on parts labelled by hand. */
import { describe, expect, it } from 'vitest';
import { loadSetup } from '../../../src/adapters/setup/load-setup.js';
import { buildDocumentFacts } from '../../../src/facts/build-facts.js';
import type { AspectId, DocumentFacts } from '../../../src/model/facts.js';
import { parseDraft } from '../../helpers/draft.js';
import type { Labelled } from './labelled.js';
import { HARD } from './labelled-hard.js';
import { LISTS } from './labelled-lists.js';
import { NESTED } from './labelled-nested.js';

const { profile } = await loadSetup();
const ALL = [...LISTS, ...NESTED, ...HARD];
const LETTERS: Readonly<Record<string, AspectId>> = {
  B: 'budget-and-performance',
  D: 'duty',
  L: 'allocation',
  A: 'assets',
  F: 'finance',
  P: 'procurement',
};

interface Label {
  readonly aspects: readonly AspectId[];
  readonly money: boolean;
  readonly cause: boolean;
  readonly begins: string;
}

function labelOf(text: string): Label {
  const [letters, cause, begins] = text.split(' ') as [string, string, string];
  return {
    aspects: [...letters].flatMap((letter) => LETTERS[letter] ?? []),
    money: letters === '$',
    cause: cause === '因',
    begins,
  };
}

const factsOf = ({ text }: Labelled): DocumentFacts =>
  buildDocumentFacts(parseDraft(`2024年度整体支出绩效自评报告\n${text}`).document, profile, '');
const isItem = (text: string, begins: string): boolean => text.slice(0, 30).includes(begins);

/** What was wrong, as a list that names it; and how many were looked at. */
interface Tally {
  right: number;
  readonly missed: string[];
  readonly extra: string[];
}
const tally = (): Tally => ({ right: 0, missed: [], extra: [] });
const precision = ({ right, extra }: Tally): number => right / (right + extra.length);
const recall = ({ right, missed }: Tally): number => right / (right + missed.length);

const [items, aspects, causes, open] = [tally(), tally(), tally(), tally()];
for (const one of ALL) {
  const { problems, measures, answers } = factsOf(one);
  const labels = one.problems.map(labelOf);
  const found = problems?.items ?? [];
  for (const [list, begins] of [
    [found, labels.map((label) => label.begins)],
    [measures?.items ?? [], one.measures],
  ] as const) {
    for (const begin of begins)
      if (list.some(({ text }) => isItem(text, begin))) items.right += 1;
      else items.missed.push(`${one.name}: ${begin}`);
    for (const { title } of list.slice(begins.length)) items.extra.push(`${one.name}: ${title}`);
  }
  labels.forEach((label, index) => {
    const item = found.find(({ text }) => isItem(text, label.begins));
    if (!item) return;
    const name = `${one.name}: ${label.begins}`;
    for (const aspect of label.aspects)
      if (item.aspects.includes(aspect)) aspects.right += 1;
      else aspects.missed.push(`${name}: ${aspect}`);
    for (const { aspect, word } of item.hits)
      if (!label.aspects.includes(aspect)) aspects.extra.push(`${name}: ${aspect} ${word}`);
    if (label.money !== (item.funding && item.aspects.length === 0)) aspects.extra.push(`${name}: money`);
    if (label.cause === item.cause) causes.right += label.cause ? 1 : 0;
    else (label.cause ? causes.missed : causes.extra).push(name);
    const isOpen = answers.some(
      ({ problem, matches }) => problem === found.indexOf(item) && matches.length === 0,
    );
    const shouldBe = one.open?.includes(index + 1) ?? false;
    // Of measures in one lump the rule does not say which problem they leave open.
    if (label.money || (measures?.form === 'lump' && found.length > 1)) return;
    if (isOpen === shouldBe) open.right += isOpen ? 1 : 0;
    else (shouldBe ? open.missed : open.extra).push(name);
  });
}

describe('problems and measures of labelled parts', () => {
  it('are many and of several kinds', () => {
    expect(ALL.length).toBeGreaterThanOrEqual(25);
    expect(items.right + items.missed.length).toBeGreaterThan(100);
  });

  it('are cut where a clerk would cut', () => {
    expect({ missed: items.missed, extra: items.extra }).toEqual({ missed: [], extra: [] });
  });

  it('touch the aspects that a clerk would name', () => {
    expect(precision(aspects), aspects.extra.join('\n')).toBeGreaterThanOrEqual(0.9);
    expect(recall(aspects), aspects.missed.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('name a cause where there is one', () => {
    expect(precision(causes), causes.extra.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(recall(causes), causes.missed.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('are called unanswered only where nothing answers', () => {
    expect(precision(open), open.extra.join('\n')).toBe(1);
    expect(recall(open), open.missed.join('\n')).toBeGreaterThanOrEqual(0.6);
  });
});
