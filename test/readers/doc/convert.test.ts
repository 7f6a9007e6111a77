import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { paragraph, writeDocx } from '../../../fixtures/make/docx.js';
import { convertToDocx, findOffice } from '../../../src/readers/doc/convert.js';
import { readDocument } from '../../../src/readers/read.js';
import { limits } from '../docx/read.js';
import { fixture, headerOf } from './read.js';

const folder = mkdtempSync(join(tmpdir(), 'jishen-fake-office-'));
const report = join(folder, 'report.txt');

/** A program that stands in for LibreOffice: a shell script that knows the names of its arguments. */
function fake(body: string): string {
  const path = join(folder, `fake-${Math.random().toString(36).slice(2)}`);
  writeFileSync(
    path,
    `#!/bin/sh\nenv > ${report}\necho "$@" >> ${report}\necho "$PWD" > ${report}.folder\n${body}\n`,
  );
  chmodSync(path, 0o755);
  return path;
}

const convert = (program: string | null, milliseconds = 20_000) =>
  convertToDocx(new Uint8Array([1, 2, 3]), { program, milliseconds, mostBytes: 1_000 });
const scratch = () => readFileSync(`${report}.folder`, 'utf8').trim();

afterEach(() => {
  delete process.env.JISHEN_SOFFICE;
});

describe('a conversion', () => {
  test('runs in a folder of its own, without our secrets, and leaves nothing behind', async () => {
    process.env.DATABASE_URL = 'secret';
    const made = await convert(
      fake(`mkdir out; cp input.doc out/input.docx; cat profile/user/*.xcu >> ${report}`),
    );
    delete process.env.DATABASE_URL;
    expect(made).toEqual(new Uint8Array([1, 2, 3]));
    const seen = readFileSync(report, 'utf8');
    expect(seen).not.toContain('secret');
    expect(seen).toContain(`HOME=${scratch()}`);
    expect(seen).toContain('http_proxy=http://127.0.0.1:9');
    expect(seen).toContain('DisableMacrosExecution');
    expect(seen).toContain('BlockUntrustedRefererLinks');
    expect(existsSync(scratch())).toBe(false);
  });

  test('is stopped when its time is over, and its folder goes too', async () => {
    const start = performance.now();
    expect(await convert(fake('exec sleep 60'), 700)).toBeNull();
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(existsSync(scratch())).toBe(false);
  });

  test('gives nothing when the program fails, makes nothing, makes too much, or is not there', async () => {
    expect(await convert(fake('mkdir out; cp input.doc out/input.docx; exit 1'))).toBeNull();
    expect(await convert(fake(''))).toBeNull();
    expect(await convert(fake('mkdir out; head -c 2000 /dev/zero > out/input.docx'))).toBeNull();
    expect(await convert(join(folder, 'missing'))).toBeNull();
    expect(await convert(null)).toBeNull();
  });

  test('clears away what a killed one left behind an hour ago, and nothing younger', async () => {
    const [old, young] = ['old', 'young'].map((name) =>
      mkdtempSync(join(tmpdir(), `jishen-office-${name}-`)),
    );
    utimesSync(old!, 0, 0);
    await convert(fake(''));
    expect([existsSync(old!), existsSync(young!)]).toEqual([false, true]);
    rmSync(young!, { recursive: true });
  });

  test('is started again when a new profile asks for it', async () => {
    const program = fake(
      'test -e again || { touch again; exit 81; }\nmkdir out; cp input.doc out/input.docx',
    );
    expect(await convert(program)).not.toBeNull();
  });
});

describe('the program', () => {
  test('is what the setting names, and none where it says none', async () => {
    const program = fake('');
    expect(await findOffice({ JISHEN_SOFFICE: program })).toBe(program);
    expect(await findOffice({ JISHEN_SOFFICE: 'none', PATH: process.env.PATH })).toBeNull();
    expect(await findOffice({ JISHEN_SOFFICE: join(folder, 'missing') })).toBeNull();
  });

  test('reads what our own reader cannot: the result is still a .doc', async () => {
    const docx = join(folder, 'made.docx');
    writeFileSync(docx, writeDocx({ body: [paragraph('一、基本情况')] }));
    const old = fixture('formats/features.doc');
    old.writeUInt16LE(0x65, headerOf(old) + 2);
    const source = { file: '旧.wps', bytes: old, sha256: 'abc' };
    process.env.JISHEN_SOFFICE = 'none';
    expect(await readDocument(source, limits)).toMatchObject({ failure: { code: 'unsupported' } });
    process.env.JISHEN_SOFFICE = fake(`mkdir out; cp ${docx} out/input.docx`);
    expect(await readDocument(source, limits)).toMatchObject({
      ok: true,
      document: { format: 'doc', sha256: 'abc', bytes: old.length, blocks: [{ text: '一、基本情况' }] },
    });
  });
});
