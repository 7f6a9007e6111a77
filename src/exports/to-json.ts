import type { Review } from '../model/review.js';
import { inKeyOrder } from './key-order.js';

/** One review as a file that people can read too. */
export function toJson(review: Review): string {
  return `${JSON.stringify(inKeyOrder(review), null, 2)}\n`;
}
