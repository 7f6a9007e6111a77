import { describe, expect, test } from 'vitest';
import { foldRadicals } from '../../src/text/radicals.js';

describe('foldRadicals', () => {
  test('reads the radicals that PDF tools leave in the text as ordinary characters', () => {
    expect(foldRadicals('⼀、⻓效机制与⺠⽣⽀出⾦额')).toBe('一、长效机制与民生支出金额');
  });

  test('reads compatibility ideographs as ordinary characters', () => {
    expect(foldRadicals('\uf90a\uf9e9\uf972')).toBe('金里沈');
  });

  test('leaves full-width forms as printed', () => {
    expect(foldRadicals('（１２.５％）：ＡＢ　㎡①')).toBe('（１２.５％）：ＡＢ　㎡①');
  });

  test('never changes the length, whatever the character', () => {
    const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    expect(all.filter((character) => foldRadicals(character).length !== 1)).toEqual([]);
  });

  test('leaves no radical that has an ordinary character', () => {
    const left: string[] = [];
    for (let code = 0x2e80; code <= 0x2fd5; code += 1) {
      const character = String.fromCharCode(code);
      if (foldRadicals(character) === character) left.push(code.toString(16));
    }
    // 2e9a is unassigned, and so is all from 2ef4 to 2eff.
    expect(left.filter((code) => code < '2ef4' || code >= '2f00')).toEqual(['2e9a']);
  });
});
