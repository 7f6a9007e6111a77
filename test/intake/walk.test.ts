import { describe, expect, it } from 'vitest';
import { isClutter, walk } from '../../src/intake/walk.js';
import { folderWith } from '../helpers/folders.js';

describe('files of a folder', () => {
  it('keep their odd names', async () => {
    const names = [
      '-报告.txt',
      '报告 .txt',
      '📊报告.txt',
      `${'长'.repeat(80)}.txt`,
      'Re\u0301sume\u0301.txt',
      'a\'b"c.txt',
    ];
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, '1'])));
    const { files, failures } = await walk(folder, folder);
    expect(files.map(({ file }) => file).sort()).toEqual(names.map((name) => name.normalize('NFC')).sort());
    expect(failures).toEqual([]);
  });

  it('stay apart where composing their names would make them one', async () => {
    const folder = folderWith({ 'e\u0301.txt': '1', '\u00e9.txt': '2' });
    const { files } = await walk(folder, folder);
    expect(new Set(files.map(({ file }) => file)).size).toBe(2);
  });

  it.each([
    '.DS_Store',
    '._报告.docx',
    '~$报告.docx',
    '.~lock.报告.docx#',
    'Thumbs.db',
    'desktop.ini',
    '__MACOSX',
    '@eaDir',
    '$RECYCLE.BIN',
  ])('are not what systems leave behind: %s', (name) => {
    expect(isClutter(name)).toBe(true);
  });
});
