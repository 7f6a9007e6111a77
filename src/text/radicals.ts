/**
 * PDF and font tools often store an ordinary character as the radical that looks like it (⻓ for 长, ⾦ for 金), or as a
 * compatibility ideograph. A reader cannot see the difference; a search can. NFKC would fold full-width forms as well,
 * and leaves most of the radicals supplement alone: hence a table of our own.
 */

/** U+2E80 to U+2EF3 in order. Where the equivalent lies outside the BMP, the whole character that the radical is of. */
const SUPPLEMENT =
  '丶厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢尢巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛' +
  '犭王疋目示礻竹糹纟罓罒㓁冗网羊羊羊耂肀聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶邑' +
  '钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟';

const SUPPLEMENT_START = 0x2e80;
const FOLDABLE = /[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufad9]/g;

/** Replaces radicals and compatibility ideographs one for one: places in the text stay what they were. */
export function foldRadicals(text: string): string {
  return text.replace(FOLDABLE, foldCharacter);
}

function foldCharacter(character: string): string {
  const inSupplement = SUPPLEMENT[character.charCodeAt(0) - SUPPLEMENT_START];
  if (inSupplement) return inSupplement;
  const folded = character.normalize('NFKC');
  return folded.length === 1 ? folded : character;
}
