/** What must hold of every document that a reader gives, and of every review that is made of it, whatever the bytes were. */
import assert from 'node:assert/strict';
import { workingDaysLate } from '../../src/adapters/calendar/working-days.js';
import type { DocumentModel } from '../../src/model/document.js';
import type { Review } from '../../src/model/review.js';
import type { Setup } from '../../src/model/setup.js';
import { reviewWithDigest } from '../../src/review.js';

export function checkDocument(document: DocumentModel): void {
  document.blocks.forEach((block, index) => {
    assert.equal(block.index, index);
    assert.ok(block.confidence >= 0 && block.confidence <= 1);
    if (block.kind === 'table') {
      for (const { row, column, rowSpan, columnSpan } of block.cells) {
        assert.ok(row >= 0 && column >= 0);
        assert.ok(row + rowSpan <= block.rows && column + columnSpan <= block.columns);
      }
      return;
    }
    let end = 0;
    for (const segment of block.segments) {
      assert.ok(segment.start >= end && segment.end >= segment.start);
      end = segment.end;
    }
    assert.ok(end <= block.text.length);
    for (const figure of block.figures ?? []) assert.ok(figure.end <= block.text.length);
  });
  for (const { block } of document.notices) {
    assert.ok(block === null || block < document.blocks.length);
  }
}

/** Facts, rules and score go through, and every quote stands in the document. */
export function checkReview(document: DocumentModel, setup: Setup): Review {
  const given = { unit: null, year: null, submitted: null, published: null };
  const input = { source: document.file, ...given, documents: [document], failures: [] };
  const { review } = reviewWithDigest(input, { setup, version: 'test', workingDaysLate });
  const texts = document.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.cells.map(({ text }) => text),
  );
  for (const { evidence } of review.findings) {
    assert.ok(evidence.length > 0);
    for (const { quote } of evidence)
      assert.ok(
        texts.some((text) => text.includes(quote)),
        quote,
      );
  }
  for (const { raw, yuan } of review.documents[0]!.amounts) {
    assert.ok(
      texts.some((text) => text.includes(raw)),
      raw,
    );
    assert.match(yuan, /^-?\d+\.\d{2,}$/);
  }
  return review;
}
