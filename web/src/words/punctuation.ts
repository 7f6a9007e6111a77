import { words } from '../language.js';

/** What stands between parts of a line; Chinese has its own wide marks. */
export const punctuation = words(
  {
    /** What it is, and what is said of it. */
    colon: '：',
    comma: '，',
    /** Between names of one kind. */
    and: '、',
    aside: (text: string) => `（${text}）`,
  },
  { colon: ': ', comma: ', ', and: ', ', aside: (text: string) => ` (${text})` },
);
