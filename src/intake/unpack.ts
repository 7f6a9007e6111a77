import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Entry, ZipFile } from 'yauzl';
import type { ReadFailure, ReadFailureCode, ReadLimits } from '../model/document.js';
import type { UnpackAnswer } from '../ports/tasks.js';
import { pageParts } from '../text/page-names.js';
import { archiveKind, DOCUMENT } from './archive-kind.js';
import { entriesOf, inflate, openZip, TooLarge } from './zip-file.js';
import { decodeName, hasPathOut, isLink, isSkipped, uniqueName } from './zip-names.js';

/** An archive in an archive in an archive; what is nested deeper is made to do harm. */
const DEEPEST = 3;
/** Files of one archive that may be too large before the archive itself is taken for a bomb. */
const MOST_TOO_LARGE = 20;
/** Below this size a high ratio is ordinary: a form of blanks packs well. */
const RATIO_FROM = 1024 * 1024;

/**
 * Unpacks a zip that nobody trusts, and the zips inside it: their files are called 内层.zip/文件.docx. Files get numbers
 * for names on the disk, so no path in an archive can lead anywhere; bytes are counted while they are inflated, because an
 * archive may lie about its sizes. Call it in a child.
 */
export async function unpack(path: string, folder: string, limits: ReadLimits): Promise<UnpackAnswer> {
  await mkdir(folder, { recursive: true });
  const archive = path.split(/[\\/]/).at(-1)!;
  const kind = await archiveKind(path);
  // A document that somebody called .zip is read as what it is.
  if (kind === DOCUMENT) return { files: [{ file: archive, path }], failures: [] };
  const unpacking = new Unpacking(folder, limits);
  if (kind !== null && kind !== 'zip') {
    unpacking.refuse(archive, kind);
    return unpacking;
  }
  await unpacking.open(path, archive, '', 1);
  const { files, failures } = unpacking;
  if (files.length === 0 && failures.length === 0)
    unpacking.fail(archive, 'empty', `压缩包“${archive}”里没有文件。`);
  return { files, failures };
}

/** What all levels share: names, files, and what is left to spend. */
class Unpacking {
  readonly files: { file: string; path: string }[] = [];
  readonly failures: ReadFailure[] = [];
  private readonly names = new Set<string>();
  private readonly folder: string;
  private readonly limits: ReadLimits;
  private written = 0;
  private inflated = 0;
  private entries = 0;
  private tooLarge = 0;
  /** A bomb was met: nothing more is unpacked. */
  private isStopped = false;

  constructor(folder: string, limits: ReadLimits) {
    this.folder = folder;
    this.limits = limits;
  }

  fail(file: string, code: ReadFailureCode, message: string): void {
    this.failures.push({ file, code, message });
  }

  /** An archive that only other programs open. */
  refuse(file: string, kind: string): void {
    const message = `“${file}”是 ${kind} 压缩包，无法解压。请改用 ZIP 打包，或直接报送其中的文件。`;
    this.fail(file, 'unsupported', message);
  }

  private stop(file: string, why: string): void {
    this.isStopped = true;
    this.fail(file, 'too-large', `压缩包“${file}”${why}，已停止解压。请拆开后重新打包报送。`);
  }

  /** `archive`: its name for the reader; `prefix` stands before the names of its files. */
  async open(path: string, archive: string, prefix: string, depth: number): Promise<void> {
    let zip: ZipFile;
    try {
      zip = await openZip(path);
    } catch {
      if ((await stat(path)).size === 0) this.fail(archive, 'empty', `“${archive}”是空文件。`);
      else this.fail(archive, 'corrupt', `压缩包“${archive}”已损坏，请重新打包后再报送。`);
      return;
    }
    try {
      const entries = await this.list(zip, archive, (await stat(path)).size);
      const isPagePart = pageParts(entries.map(decodeName));
      for (const entry of entries) {
        if (this.isStopped) return;
        if (isPagePart(decodeName(entry))) continue;
        await this.take(zip, entry, archive, prefix, depth);
      }
    } catch {
      this.fail(archive, 'corrupt', `压缩包“${archive}”已损坏，只解出 ${this.files.length} 个文件。`);
    } finally {
      zip.close();
    }
  }

  /** The directory, if it is believable: not too long, and its entries not all made of the same bytes. */
  private async list(zip: ZipFile, archive: string, size: number): Promise<readonly Entry[]> {
    this.entries += zip.entryCount;
    if (this.entries > this.limits.entries) {
      this.stop(archive, `内有 ${this.entries} 个文件，超过上限 ${this.limits.entries} 个`);
      return [];
    }
    const entries: Entry[] = [];
    let packed = 0;
    try {
      for await (const entry of entriesOf(zip)) {
        entries.push(entry);
        packed += entry.compressedSize;
      }
    } catch {
      this.fail(archive, 'corrupt', `压缩包“${archive}”的目录已损坏，可能缺少文件，请重新打包后再报送。`);
    }
    if (packed <= size) return entries;
    this.stop(archive, '的内容互相重叠，不是正常的压缩包');
    return [];
  }

  private async take(
    zip: ZipFile,
    entry: Entry,
    archive: string,
    prefix: string,
    depth: number,
  ): Promise<void> {
    const name = decodeName(entry);
    if (isSkipped(name) || isLink(entry)) return;
    if (hasPathOut(name)) {
      this.fail(prefix + name, 'corrupt', `压缩包内的“${name}”指向压缩包之外，已拒绝。`);
      return;
    }
    const file = uniqueName(prefix + name, this.names);
    if (entry.isEncrypted()) {
      this.fail(file, 'encrypted', `压缩包内的“${file}”有密码，请取消密码后重新报送。`);
      return;
    }
    this.written += 1;
    const target = join(this.folder, String(this.written).padStart(5, '0'));
    const { fileBytes, inflatedBytes, ratio } = this.limits;
    const left = inflatedBytes - this.inflated;
    const budget = Math.min(fileBytes, left, Math.max(RATIO_FROM, entry.compressedSize * ratio));
    try {
      this.inflated += await inflate(zip, entry, target, budget);
    } catch (error) {
      await rm(target, { force: true });
      if (!(error instanceof TooLarge)) {
        this.fail(file, 'corrupt', `压缩包内的“${file}”已损坏，无法解压。`);
        return;
      }
      this.tooLarge += 1;
      if (depth > 1 || this.tooLarge > MOST_TOO_LARGE) this.stop(archive, '解压后过大');
      else this.fail(file, 'too-large', `压缩包内的“${file}”解压后过大，已停止解压。`);
      return;
    }
    await this.keep(file, target, archive, depth);
  }

  /** A file stays as it is; an archive among the files is unpacked in its turn. */
  private async keep(file: string, target: string, archive: string, depth: number): Promise<void> {
    const kind = await archiveKind(target);
    if (kind === null || kind === DOCUMENT) {
      this.files.push({ file, path: target });
      return;
    }
    if (kind !== 'zip') this.refuse(file, kind);
    else if (depth >= DEEPEST) this.stop(archive, `嵌套超过 ${DEEPEST} 层`);
    else {
      const before = this.files.length + this.failures.length;
      await this.open(target, file, `${file}/`, depth + 1);
      if (this.files.length + this.failures.length === before)
        this.fail(file, 'empty', `压缩包“${file}”里没有文件。`);
    }
    await rm(target, { force: true });
  }
}
