/** A page that somebody saved from a site: the page, the folder of its pictures and scripts beside it, and its attachments. */
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { append } from '../text/append.js';
import { attachedTo, belongsToPage, isAttachment } from '../text/page-names.js';
import { compareNatural } from './natural-order.js';
import { type FoundFile, listFolder, walk } from './walk.js';

/**
 * The attachments of a page: documents in its folder, and those beside it that it links to. Paths are told from where the page
 * lies. A page that cannot be opened has those in its folder; whoever reads it says what is wrong.
 */
export async function attachmentsOf(page: string, root: string): Promise<readonly FoundFile[]> {
  const folder = dirname(page);
  const listed = await listFolder(folder, root).catch(() => []);
  const links = await linksOf(page).catch(() => new Set<string>());
  const beside: FoundFile[] = [];
  for (const { name, path, kind } of listed) {
    if (kind === 'file') beside.push({ file: name.normalize('NFC'), path });
    else if (belongsToPage(name, [basename(page)]))
      append(beside, (await walk(path, root, `${name}/`)).files);
  }
  // A page may also link into a folder beside it that has a name of its own.
  for (const link of links) {
    const [below, name] = [dirname(link), basename(link)];
    if (below === '.' || link.split('/').includes('..')) continue;
    const entries = await listFolder(join(folder, below), root).catch(() => []);
    const entry = entries.find((one) => one.kind === 'file' && one.name.normalize('NFC') === name);
    if (entry && !beside.some(({ path }) => path === entry.path))
      beside.push({ file: link, path: entry.path });
  }
  const names = beside.map(({ file }) => file);
  const attached = new Set(attachedTo(basename(page), names, links));
  return beside.filter(({ file }) => attached.has(file)).sort((a, b) => compareNatural(a.file, b.file));
}

/** Pages are long for their scripts; links stand in the article. */
const MOST_BYTES = 8 * 2 ** 20;
const LINK = /<a\s[^<>]{0,2000}?href\s{0,9}=\s{0,9}["']?([^"'\s<>]{1,2000})/gi;

/**
 * What the page links to, as paths below its folder, and by the bare names too: the page of a site links to the site, and who saved
 * the file has put it beside the page. No parser: these are untrusted bytes, and this is a process that must not fall.
 */
export async function linksOf(page: string): Promise<ReadonlySet<string>> {
  const links = new Set<string>();
  for (const [, href] of textOf(await firstBytes(page)).matchAll(LINK)) {
    const target = decoded(href!.replaceAll('&amp;', '&').split(/[?#]/)[0]!).normalize('NFC');
    const path = target.replace(/^(?:\.\/)+/, '');
    if (!isAttachment(path)) continue;
    links.add(path.split('/').at(-1)!);
    if (!/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(path)) links.add(path);
  }
  return links;
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const size = Math.min((await file.stat()).size, MOST_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Names in links are UTF-8 or GBK; tags are the same in both. A saved e-mail packs its page. */
function textOf(bytes: Buffer): string {
  const head = bytes.subarray(0, 4096).toString('latin1');
  const isPacked = /^MIME-Version:/im.test(head);
  return decodeText(isPacked ? unpacked(bytes.toString('latin1')) : bytes);
}

function decodeText(bytes: Uint8Array): string {
  try {
    // What was cut at the end of the bytes is no reason to take it for GBK.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('gbk').decode(bytes);
  }
}

/** The first HTML part of an .mht. */
function unpacked(mail: string): Uint8Array {
  const head = /Content-Type:\s{0,9}text\/html[\s\S]{0,4000}?\r?\n\r?\n/i.exec(mail);
  if (!head) return new Uint8Array();
  const from = head.index + head[0].length;
  const end = mail.indexOf('\n--', from);
  const body = mail.slice(from, end < 0 ? undefined : end);
  // The lines of the part's head may stand in any order.
  const around = mail.slice(Math.max(0, mail.lastIndexOf('\n--', head.index)), from);
  if (/Content-Transfer-Encoding:\s{0,9}base64/i.test(around)) return Buffer.from(body, 'base64');
  if (!/Content-Transfer-Encoding:\s{0,9}quoted-printable/i.test(around)) return Buffer.from(body, 'latin1');
  const plain = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}

/** %E9%99%84 as it was meant; what is no such code stays. */
function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
