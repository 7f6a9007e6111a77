import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { linesOf, modelOf, readBytes } from './read.js';

const markup = (head: string): string =>
  `${head}<body><p>一、基本情况</p><p>本单位有编制6名。</p></body></html>`;
const html5 = (charset: string): string => markup(`<html><head><meta charset="${charset}"></head>`);
const html4 = (charset: string): string =>
  markup(`<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head>`);

describe('the encoding of a page', () => {
  it.each([
    ['UTF-8', iconv.encode(html5('utf-8'), 'utf8'), false],
    ['GB2312 by http-equiv', iconv.encode(html4('gb2312'), 'gbk'), false],
    ['GBK by charset', iconv.encode(html5('GBK'), 'gbk'), false],
    [
      'GB18030 in an XML prolog',
      iconv.encode(markup('<?xml version="1.0" encoding="gb18030"?><html>'), 'gb18030'),
      false,
    ],
    ['none named: UTF-8', iconv.encode(markup('<html>'), 'utf8'), false],
    ['none named: GBK', iconv.encode(markup('<html>'), 'gbk'), true],
    ['GBK that says UTF-8', iconv.encode(html5('utf-8'), 'gbk'), true],
    ['UTF-8 that says GBK', iconv.encode(html5('gbk'), 'utf8'), false],
    ['GBK that says ISO-8859-1', iconv.encode(html4('iso-8859-1'), 'gbk'), true],
    ['UTF-16 with a mark', iconv.encode(html5('utf-16'), 'utf16le', { addBOM: true }), false],
    ['UTF-16 without a mark', iconv.encode(html5('utf-16'), 'utf16le'), true],
    ['big-endian UTF-16 without a mark', iconv.encode(html5('utf-16'), 'utf16-be'), true],
    ['UTF-8 with a mark, said to be GBK', iconv.encode(html5('gbk'), 'utf8', { addBOM: true }), false],
    [
      'UTF-8 with a character cut in two',
      Buffer.concat([
        Buffer.from(`<html><title>`),
        Buffer.from([0xe7, 0xbb]),
        iconv.encode(`</title>${markup('').repeat(9)}`, 'utf8'),
      ]),
      false,
    ],
  ])('%s', async (_, bytes, guessed) => {
    const model = await modelOf(bytes);
    expect(linesOf(model).slice(0, 2)).toEqual(['一、基本情况', '本单位有编制6名。']);
    expect(model.notices.map(({ code }) => code)).toEqual(guessed ? ['encoding-guessed'] : []);
  });
});

describe('a page by its content, whatever its name', () => {
  it.each([
    ['in a comment’s shadow', '<!-- made by hand -->\n<!DOCTYPE html><p>甲</p>'],
    ['as a fragment', '<div><p>甲</p></div>'],
    ['as a table saved under .xls', '<meta charset="utf-8"><table><tr><td>甲</td></tr></table>'],
    ['behind white space and a mark', '\ufeff \n <html><p>甲</p></html>'],
    [
      'behind Word’s conditions',
      '<!--[if gte mso 9]><xml></xml><![endif]--><html xmlns:o="x"><p>甲</p></html>',
    ],
  ])('%s', async (_, markup) => {
    const model = await modelOf(markup, '报表.xls');
    expect([model.format, linesOf(model)]).toEqual(['html', ['甲']]);
  });

  it('a text that begins with a stray tag stays a text', async () => {
    const model = await modelOf('<p>\n一、概况\n本单位有编制6名。\n二、支出\n全年支出10万元。', '报告.txt');
    expect(model.format).toBe('text');
  });

  it('reads the pages of an .mht, quoted-printable and base64', async () => {
    const html = iconv.encode('<html><body><p>一、基本情况</p></body></html>', 'gbk');
    const quoted = [...html].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);
    const soft = quoted.map((code, index) => (index % 20 === 19 ? `${code}=\r\n` : code)).join('');
    const mht = (transfer: string, body: string): string =>
      `From: <Saved by WPS>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="----=_x"; type="text/html"\r\n\r\n------=_x\r\nContent-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: ${transfer}\r\nContent-Location: file:///C:/1.htm\r\n\r\n${body}\r\n------=_x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------=_x--\r\n`;
    for (const file of [mht('quoted-printable', soft), mht('base64', html.toString('base64'))]) {
      const model = await modelOf(file, '报告.doc');
      expect([model.format, linesOf(model)]).toEqual(['html', ['一、基本情况']]);
    }
    expect(
      await readBytes(Buffer.from(mht('base64', '').replaceAll('text/html', 'text/plain'))),
    ).toMatchObject({ ok: false });
  });
});
