import { readFile, stat, writeFile } from 'node:fs/promises';
import { fillScoreSheet, formProblems } from '../src/outputs/word-files.js';
import type { SheetAnswer, SheetTask, TemplateAnswer, TemplateTask } from '../src/ports/tasks.js';
import { UnreadableError } from '../src/readers/unreadable.js';
import { type Archive, openArchive } from '../src/readers/zip.js';

const MB = 2 ** 20;
/** A form is a few pages with a letterhead. */
const LIMITS = { partBytes: 16 * MB, inflatedBytes: 64 * MB, ratio: 200, entries: 1000 };
const LARGEST = 10 * MB;
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A form that somebody made, held to the limits of an archive; what reaches out of it or runs is refused. */
export async function checkForm({ path, use }: TemplateTask): Promise<TemplateAnswer> {
  if ((await stat(path)).size > LARGEST) return { problems: ['文件超过 10 MB'] };
  const bytes = await readFile(path);
  try {
    const archive = await openArchive(bytes, LIMITS);
    archive.checkAll();
    const problems = await foreignParts(archive);
    return { problems: problems.length > 0 ? problems : formProblems(bytes, use as never) };
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { problems: [sentences[error.code] ?? '不是 Word 文件（.docx），或文件已损坏'] };
  }
}

const sentences: Readonly<Record<string, string>> = {
  encrypted: '文件设有密码',
  'too-large': '文件过大，或解压后过大',
};

/** A unit that opens what we send must not fetch anything, nor run it. */
async function foreignParts(archive: Archive): Promise<string[]> {
  const types = await textOf(archive, '[Content_Types].xml');
  if (!types.includes(MAIN)) return ['不是 .docx 文件；.docm、.dotx 和 .doc 请另存为 .docx'];
  const problems: string[] = [];
  for (const name of archive.names) {
    if (/vbaProject|\/embeddings\/|\/activeX\//i.test(name))
      problems.push(`模板里有宏或嵌入的对象（${name}），请删除`);
    if (!/\.(?:xml|rels)$/i.test(name)) continue;
    const text = await textOf(archive, name);
    if (/<!DOCTYPE/i.test(text)) problems.push(`模板的 ${name} 不是 Word 写的`);
    if (name.endsWith('.rels'))
      for (const [relation] of text.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g))
        if (/TargetMode\s*=\s*["']External/i.test(relation) && !/\/hyperlink["']/.test(relation))
          problems.push(
            `模板引用了外部文件（${/Target\s*=\s*["']([^"']*)/.exec(relation)?.[1] ?? name}），请改为嵌入或删除`,
          );
  }
  return problems;
}

async function textOf(archive: Archive, name: string): Promise<string> {
  const bytes = await archive.read(name);
  return bytes === null ? '' : new TextDecoder().decode(bytes);
}

/** Fills a form that was checked when it was sent in. */
export async function writeSheet({ template, form, out }: SheetTask): Promise<SheetAnswer> {
  const filled = fillScoreSheet(JSON.parse(await readFile(form, 'utf8')), await readFile(template));
  await writeFile(out, filled);
  return { ok: true };
}
