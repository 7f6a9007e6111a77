import { join } from 'node:path';
import { RUN_RULES, withAcross } from '../compare.js';
import type { Review } from '../model/review.js';
import type { RuleSettings, Setup } from '../model/setup.js';
import { exportEach, type OwnTemplates } from '../outputs/exporters.js';
import { compareOrExplain } from '../pipeline/compare.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import { StoppedError } from '../ports/errors.js';
import type { Console } from './console.js';
import { countByRule, countFindings, type Entry } from './ledger.js';
import { printLine } from './print-line.js';
import type { AuditSettings } from './settings.js';

/** A review after its run was compared; `json` is what is stored of it now. */
interface Compared {
  readonly entry: Entry;
  readonly review: Review;
  readonly json: string;
  readonly isChanged: boolean;
}

interface CompareContext {
  readonly settings: AuditSettings;
  /** Folder names by position. */
  readonly slugs: readonly string[];
  readonly setup: Setup;
  readonly templates: OwnTemplates;
  readonly shell: Console;
  readonly signal: AbortSignal;
}

/** Compares the submissions, writes and prints what that changes, and enters each into `compared`. */
export async function compareAll(
  pipeline: Pipeline,
  entries: readonly Entry[],
  { settings, slugs, setup, templates, shell, signal }: CompareContext,
  compared: Entry[],
): Promise<void> {
  shell.status('正在比对各单位文本……');
  const onFailure = (reason: string) =>
    shell.say(`注意：各单位之间的比对未能完成（${reason}），其余结果不受影响。`);
  const results = compareReviews(pipeline, entries, setup.rules, onFailure);
  // What a comparison says costs no points, so the score sheets are as they were.
  const changing = settings.formats.filter((format) => format === 'json');
  for (const entry of entries) {
    if (signal.aborted) throw new StoppedError('stopped');
    const next = entry.isReviewed ? (await results.next()).value : null;
    compared.push(next ? next.entry : entry);
    shell.status(`正在写入比对结果 ${compared.length}/${entries.length} 份……`);
    if (!next) continue;
    if (next.isChanged) {
      const folder = join(settings.out, 'submissions', slugs[entry.position]!);
      // The file first: a run that is killed in between finds the change again.
      await exportEach(next.review, folder, changing, { rubric: setup.rubric, templates });
      await pipeline.store.reviews.replace(entry.reviewKey, next.json);
    }
    if (settings.isJson) await printLine(process.stdout, next.json);
  }
}

/** What is finished of a run that was stopped, as it is. */
export async function printStored({ store }: Pipeline, entries: readonly Entry[]): Promise<void> {
  for (const { isReviewed, reviewKey } of entries) {
    const json = isReviewed ? await store.reviews.find(reviewKey) : null;
    if (json !== null) await printLine(process.stdout, json);
  }
}

/**
 * Compares the submissions of a run that is over; gives the reviews with what that says of each, in the order of the
 * input. A comparison that fails is told as such in the outcomes: the reviews themselves are whole.
 */
async function* compareReviews(
  pipeline: Pipeline,
  entries: readonly Entry[],
  rules: RuleSettings,
  onFailure: (reason: string) => void,
): AsyncGenerator<Compared> {
  const { store } = pipeline;
  const reviewed = entries.filter(({ isReviewed }) => isReviewed);
  const keys = reviewed.map(({ reviewKey }) => reviewKey);
  const isWorth = keys.length > 1 || (await hasSeveralFiles(pipeline, keys[0]));
  const runRules = RUN_RULES.map(({ id }) => id);
  const results = isWorth ? compareOrExplain(pipeline, keys, { rules, runRules }, onFailure) : null;
  for (const entry of reviewed) {
    const before = await store.reviews.find(entry.reviewKey);
    if (before === null) throw new Error(`review ${entry.reviewKey} is gone`);
    const result = results && (await results.next()).value;
    const review = JSON.parse(before) as Review;
    if (!result) {
      yield { entry, review, json: before, isChanged: false };
      continue;
    }
    const merged = withAcross(review, result);
    const json = JSON.stringify(merged);
    const isChanged = json !== before;
    yield {
      entry: { ...entry, counts: countFindings(merged), rules: countByRule(merged) },
      review: merged,
      json,
      isChanged,
    };
  }
}

/** One submission alone may still hold one file twice. */
async function hasSeveralFiles({ store }: Pipeline, key: string | undefined): Promise<boolean> {
  const json = key === undefined ? null : await store.reviews.find(key);
  return json !== null && (JSON.parse(json) as Review).documents.length > 1;
}
