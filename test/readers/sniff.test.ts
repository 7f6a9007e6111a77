import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { compoundFile } from '../../fixtures/hostile/compound.js';
import { sniff } from '../../src/readers/sniff.js';
import { truncatedZip, zipOf } from '../helpers/zips.js';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
const compound = (stream: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), bytes(stream, 'utf16le')]);

describe('what a file is, by its bytes', () => {
  it.each([
    ['docx', zipOf({ 'word/document.xml': '<w/>' })],
    ['xlsx', zipOf({ 'xl/workbook.xml': '<w/>' })],
    ['ofd', zipOf({ 'OFD.xml': '<w/>' })],
    ['odt', zipOf({ mimetype: 'x', 'content.xml': '<w/>' })],
    ['docx', zipOf({ '[Content_Types].xml': '<w/>', 'main/body.xml': '<w/>' })],
    ['xlsx', zipOf({ '[Content_Types].xml': '<w/>', 'xl/book.xml': '<w/>' })],
    [
      'xlsx',
      zipSync({
        mimetype: [bytes('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
        'content.xml': bytes('<w/>'),
      }),
    ],
    ['html', bytes('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x')],
    ['html', bytes('<html><p>一</p></html>', 'utf16le')],
    ['doc', compound('WordDocument')],
    ['xls', compound('Workbook')],
    ['pdf', bytes('%PDF-1.7\n')],
    ['pdf', bytes('\n\n junk %PDF-1.4\n')],
    ['image', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['image', Buffer.from('ffd8ffe0', 'hex')],
    ['rtf', bytes('{\\rtf1 x}')],
    ['html', bytes('\n<!DOCTYPE html><html></html>')],
    ['html', bytes('<?xml version="1.0"?><html xmlns="x"/>')],
    ['text', bytes('一、基本情况')],
    ['text', Buffer.from('d2bba1a2bbf9b1bec7e9bff6', 'hex')],
    ['text', bytes('\uFEFF一、基本情况', 'utf16le')],
  ])('%s', (format, body) => {
    expect(sniff('文件', body)).toEqual({ ok: true, format });
  });

  it('tells markdown from text by the name, which is all there is', () => {
    expect(sniff('报告.md', bytes('# 一'))).toEqual({ ok: true, format: 'markdown' });
  });

  it('does not take a character that is cut at the end of the sample for a mistake', () => {
    expect(sniff('长.txt', bytes(`x${'绩'.repeat(40_000)}`))).toEqual({ ok: true, format: 'text' });
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['empty', bytes(' \n\n ')],
    ['corrupt', truncatedZip()],
    ['corrupt', bytes('PK')],
    ['encrypted', compound('EncryptedPackage')],
    ['unsupported', bytes('MZ\x90\0\x03\0\0\0', 'latin1')],
    ['unsupported', bytes('\x7fELF\x02', 'latin1')],
    [
      'unsupported',
      bytes('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'),
    ],
    ['unsupported', bytes('Rar!\x1a\x07', 'latin1')],
    ['unsupported', zipOf({ '报告.txt': '1' })],
    ['unsupported', Buffer.from([0, 1, 2, 3, 4, 5])],
    ['unsupported', compoundFile({ 'PowerPoint Document': bytes('x') })],
    ['corrupt', compound('PowerPoint Document')],
    ['unsupported', compound('MatOST')],
    ['unsupported', zipOf({ '[Content_Types].xml': '<w/>', 'ppt/presentation.xml': '<w/>' })],
  ])('refuses what is %s', (code, body) => {
    expect(sniff('文件.pdf', body)).toMatchObject({
      ok: false,
      code,
      message: expect.stringContaining('文件.pdf'),
    });
  });
});
