import type { Review } from '../model/review.js';
import { inKeyOrder } from './key-order.js';

/** One review in one line, with its line end. */
export function toNdjsonLine(review: Review): string {
  return `${JSON.stringify(inKeyOrder(review))}\n`;
}

export async function* toNdjson(reviews: Iterable<Review> | AsyncIterable<Review>): AsyncGenerator<string> {
  for await (const review of reviews) yield toNdjsonLine(review);
}
