import type { Destination } from './group.js';

/** Words that stand for a character. */
export const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['emdash', '—'],
  ['endash', '–'],
  ['bullet', '•'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['emspace', '\u2003'],
  ['enspace', '\u2002'],
  ['qmspace', '\u2005'],
]);

/** Signs behind a backslash: no-break space and no-break hyphen; the soft hyphen prints nothing. */
export const SIGNS: ReadonlyMap<string, string> = new Map([
  ['~', '\u00a0'],
  ['_', '-'],
]);

/** Words that say what their group holds. What stands behind `\*` and is not here is skipped. */
export const DESTINATIONS: ReadonlyMap<string, Destination> = new Map([
  ['fonttbl', 'fonts'],
  ['stylesheet', 'styles'],
  ['info', 'frame'],
  ['title', 'title'],
  ['listtext', 'label'],
  ['pntext', 'label'],
  ['fldinst', 'code'],
  ['fldrslt', 'text'],
  ['upr', 'twice'],
  ['shp', 'frame'],
  ['shpinst', 'frame'],
  ['shpgrp', 'frame'],
  ['do', 'frame'],
  ['nesttableprops', 'frame'],
  ['colortbl', 'skip'],
  ['filetbl', 'skip'],
  ['pict', 'skip'],
  ['shppict', 'skip'],
  ['nonshppict', 'skip'],
  ['object', 'skip'],
  ['shprslt', 'skip'],
  ['annotation', 'skip'],
  ['nonesttables', 'skip'],
  ['bkmkstart', 'skip'],
  ['bkmkend', 'skip'],
  ['xe', 'skip'],
  ['tc', 'skip'],
  ['tcn', 'skip'],
  ['rxe', 'skip'],
  ['private', 'skip'],
  ['template', 'skip'],
  ['pntxta', 'skip'],
  ['pntxtb', 'skip'],
  ['pnseclvl', 'skip'],
  ['ftnsep', 'skip'],
  ['ftnsepc', 'skip'],
  ['ftncn', 'skip'],
  ['aftnsep', 'skip'],
  ['aftnsepc', 'skip'],
  ['aftncn', 'skip'],
  ['listtable', 'skip'],
  ['listoverridetable', 'skip'],
  ['revtbl', 'skip'],
  ['falt', 'skip'],
  ['panose', 'skip'],
]);

/** Groups whose text is a text of its own. */
export const STORIES: ReadonlyMap<string, 'furniture' | 'note' | 'textbox'> = new Map([
  ['header', 'furniture'],
  ['headerl', 'furniture'],
  ['headerr', 'furniture'],
  ['headerf', 'furniture'],
  ['footer', 'furniture'],
  ['footerl', 'furniture'],
  ['footerr', 'furniture'],
  ['footerf', 'furniture'],
  ['footnote', 'note'],
  ['shptxt', 'textbox'],
  ['dptxbxtext', 'textbox'],
]);
