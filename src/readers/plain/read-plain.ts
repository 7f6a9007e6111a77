/** Plain text and markdown, as people save it and as OCR tools and converters write it. */
import type { DocumentModel, Notice, ReadResult, SourceFile } from '../../model/document.js';
import { foldRadicals } from '../../text/radicals.js';
import { BlockBuilder } from './block-builder.js';
import { decodeText } from './decode.js';
import { findItems } from './items.js';
import { splitRunTogether } from './run-together.js';

export function readPlain(source: SourceFile): ReadResult {
  const decoded = decodeText(source.bytes);
  if (!decoded) {
    return fail(
      source,
      'unsupported',
      `“${source.file}”不是文本文件，无法读取。请提交 Word、PDF 或文本文件。`,
    );
  }
  const lines = splitRunTogether(foldRadicals(decoded.text).split(/\r\n|\r|\n|\f/));
  const blocks = new BlockBuilder(findItems(lines)).build();
  if (blocks.length === 0)
    return fail(source, 'empty', `“${source.file}”是空文件，没有任何文字。请重新导出后提交。`);
  const notices: Notice[] = decoded.guessed
    ? [
        {
          code: 'encoding-guessed',
          message: '文件没有注明文字编码，按 GB18030（中文 Windows）读取。',
          block: null,
          page: null,
        },
      ]
    : [];
  const document: DocumentModel = {
    version: 1,
    file: source.file,
    sha256: source.sha256,
    bytes: source.bytes.length,
    format: /\.(?:md|markdown)$/i.test(source.file) ? 'markdown' : 'text',
    pages: [],
    blocks,
    notices,
    declaredTitle: null,
  };
  return { ok: true, document };
}

function fail(source: SourceFile, code: 'unsupported' | 'empty', message: string): ReadResult {
  return { ok: false, failure: { file: source.file, code, message } };
}
