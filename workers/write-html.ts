import { writeFile } from 'node:fs/promises';
import type { HtmlAnswer, HtmlTask } from '../src/ports/tasks.js';
import { documentHtml } from '../src/readers/document-html.js';
import { openFile } from './open-file.js';

/** A document as a page for a person to look at. */
export async function writeHtml(task: HtmlTask): Promise<HtmlAnswer> {
  const opened = await openFile(task);
  if ('failure' in opened) return { code: 'corrupt' };
  const made = await documentHtml(opened.source, task.limits);
  if (!made.ok) return { code: made.code };
  await writeFile(task.out, made.html);
  return { code: null };
}
