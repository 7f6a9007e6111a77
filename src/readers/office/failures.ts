import type { ReadFailureCode, ReadResult } from '../../model/document.js';

const REASONS: Readonly<Partial<Record<ReadFailureCode, string>>> = {
  encrypted: '设有打开密码，无法读取。请取消密码后重新报送。',
  corrupt: '已损坏或不完整，无法读取。请用 Word 或 WPS 打开后另存为 .docx，再重新报送。',
  'too-large': '的内容超出处理上限。请删去无关的图片和附件、另存为 .docx 后重新报送，或拆成几个文件。',
  empty: '里没有文字。请确认文件是否为终稿；如果内容是扫描图片，请改报 PDF 或图片文件。',
  unsupported: '是早期文字处理软件的格式，无法读取。请用 Word 或 WPS 打开后另存为 .docx，再重新报送。',
};

/** Why a word processor's file cannot be read, in a sentence that says what to do. */
export function officeFailure(file: string, code: ReadFailureCode): ReadResult {
  return { ok: false, failure: { file, code, message: `“${file}”${REASONS[code] ?? '无法读取。'}` } };
}
