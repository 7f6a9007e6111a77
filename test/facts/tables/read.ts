import { loadSetup } from '../../../src/adapters/setup/load-setup.js';
import { buildDocumentFacts } from '../../../src/facts/build-facts.js';
import type { AmountFact, DocumentFacts } from '../../../src/model/facts.js';
import { formatDecimal } from '../../../src/text/decimal.js';
import { read } from '../../readers/plain/read.js';

const { profile } = await loadSetup();

export const factsOf = (text: string): DocumentFacts => buildDocumentFacts(read(text), profile, 'd1-');

/** 'item measure year yuan' of every amount, in reading order. */
export const amountsOf = (text: string): readonly string[] => factsOf(text).amounts.map(line);

export const line = ({ item, measure, year, value }: AmountFact): string =>
  [item, measure, year, formatDecimal(value)].join(' ');
