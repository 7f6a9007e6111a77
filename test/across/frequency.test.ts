import fc from 'fast-check';
import { expect, it } from 'vitest';
import { equalGroups } from '../../src/across/frequency.js';

it('gives every group of equal keys once, also where keys agree in their lower bits', () => {
  const key = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constantFrom(2 ** 52, 2 ** 52 + 1, 1 + 2 ** 51));
  fc.assert(
    fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
      const expected = [...new Set(keys)]
        .map((one) => keys.flatMap((other, index) => (other === one ? [index] : [])))
        .filter((group) => group.length > 1);
      const groups = [...equalGroups(Float64Array.from(keys))].map((group) => [...group]);
      const sort = (lists: readonly (readonly number[])[]) => lists.map((list) => list.join()).sort();
      expect(sort(groups)).toEqual(sort(expected));
    }),
  );
});
