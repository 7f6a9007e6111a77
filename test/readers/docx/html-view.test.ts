import { describe, expect, test } from 'vitest';
import {
  contents,
  type DocxDocument,
  deleted,
  docxParts,
  field,
  inserted,
  lineBreak,
  noteReference,
  paragraph,
  run,
  runXml,
  simpleField,
  table,
  textBox,
  writeDocx,
  xml,
  zipParts,
} from '../../../fixtures/make/docx.js';
import type { Block } from '../../../src/model/document.js';
import { docxToHtml } from '../../../src/readers/docx/html-view.js';
import { read } from './read.js';

const lists = [
  {
    id: 1,
    levels: [
      { format: 'chineseCounting', text: '%1、', style: 'H1' },
      { format: 'chineseCounting', text: '（%2）' },
      { format: 'decimal', text: '%1.%3', isLegal: true },
    ],
  },
];
const styles = [
  { id: 'N', name: 'Normal', isDefault: true, size: 16 },
  { id: 'H1', name: 'heading 1', outline: 1, list: { id: 1 } },
];

const documents: Record<string, DocxDocument> = {
  'automatic numbers': {
    lists,
    styles,
    body: [
      paragraph('基本情况', { style: 'H1' }),
      paragraph('职能', { list: { id: 1, level: 1 } }),
      paragraph('明细', { list: { id: 1, level: 2 } }),
      table([[{ content: [paragraph('表内', { list: { id: 1, level: 1 } })] }, '12']]),
      paragraph('支出', { style: 'H1' }),
      paragraph('', { style: 'H1' }),
    ],
  },
  'changes and hidden text': {
    lists,
    body: [
      paragraph(['支出', inserted('337.83'), deleted('8.88'), run('藏', { hidden: true }), '万元']),
      paragraph('合并', { end: 'deleted', list: { id: 1, level: 0 } }),
      paragraph('为一段', { list: { id: 1, level: 0 } }),
      table([['项目', '金额'], { cells: ['删', '9'], deleted: true }]),
    ],
  },
  'fields, boxes and formulas': {
    body: [
      paragraph(['合计', simpleField('=1', '337.83'), field('REF a', '第三章')]),
      paragraph(['前', textBox([paragraph('框内')]), '后']),
      paragraph(runXml('<w:sym w:font="Wingdings" w:char="F0FE"/><w:noBreakHyphen/><w:softHyphen/>')),
      paragraph(
        xml(
          '<m:oMath><m:f><m:num><m:r><m:t>B</m:t></m:r></m:num><m:den><m:r><m:t>A</m:t></m:r></m:den></m:f></m:oMath>',
        ),
      ),
      paragraph(
        runXml(
          '<w:ruby><w:rubyPr/><w:rt><w:r><w:t>jì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>绩</w:t></w:r></w:rubyBase></w:ruby>',
        ),
      ),
      paragraph(['甲', lineBreak, '乙\t丙 & <丁>']),
    ],
  },
  'tables and contents': {
    body: [
      contents([paragraph('目录'), paragraph(['一、情况\t', field('PAGEREF a', '3')])]),
      table([
        [
          { content: '项目', merge: 'start' },
          { content: '金额', columnSpan: 2 },
        ],
        [{ content: '', merge: 'continue' }, '预算', { content: [table([['a', 'b']])] }],
      ]),
    ],
  },
};

describe('the HTML view', () => {
  test.each(Object.entries(documents))('says what the reader says: %s', async (_, document) => {
    const model = await read(document);
    const html = await docxToHtml(writeDocx(document));
    expect(squeeze(textOfHtml(html))).toBe(squeeze(model.blocks.map(textOfBlock).join('')));
  });

  test('keeps notes, which stand at its end', async () => {
    const html = await docxToHtml(
      writeDocx({ footnotes: [paragraph('口径')], body: [paragraph(['支出', noteReference(1)])] }),
    );
    expect(html).toContain('口径');
  });

  test('has links to the web and into itself only, and no markup of the document’s making', async () => {
    const link = (target: string) => field(`HYPERLINK "${target}"`, target);
    const html = await docxToHtml(
      writeDocx({
        body: [
          paragraph([link('javascript:alert(1)'), link('file:///etc/passwd'), link('https://example.org/')]),
          paragraph('<script>alert(1)</script>'),
        ],
      }),
    );
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, target]) => target)).toEqual([
      'https://example.org/',
    ]);
    expect(html).not.toContain('<script');
  });

  test('holds small pictures and drops large ones', async () => {
    const picture = runXml(
      '<w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="img"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>',
    );
    const view = (size: number) => {
      const parts: Record<string, string | Uint8Array> = docxParts({ body: [paragraph(['图', picture])] });
      parts['word/media/a.png'] = new Uint8Array(size).fill(7);
      const relations = parts['word/_rels/document.xml.rels'] as string;
      parts['word/_rels/document.xml.rels'] = relations.replace(
        '</Relationships>',
        '<Relationship Id="img" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/a.png"/></Relationships>',
      );
      return docxToHtml(zipParts(parts));
    };
    expect(await view(100)).toContain('src="data:image/png;base64,');
    expect(await view(300_000)).not.toContain('<img');
  });
});

function textOfBlock(block: Block): string {
  return block.kind === 'paragraph' ? block.text : block.cells.map(({ text }) => text).join('');
}

function textOfHtml(html: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '');
}

function squeeze(text: string): string {
  return text.replaceAll(/\s/g, '');
}
