import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { summaryHtml } from '../../src/exports/summary-html.js';
import type { Review } from '../../src/model/review.js';
import { finding, gather, hostile, rules, sample } from './sample.js';

test('the page shows totals, the table, and a section for each submission', async () => {
  const page = await gather(summaryHtml([sample], rules));
  expect(page).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
  expect(page).toContain('<li class="error"><b>1</b>错误</li>');
  expect(page).toContain('<a href="#s1">某某县某某局</a>');
  expect(page).toContain('62.5～82.5');
  expect(page).toContain(
    '<q>基本支出337.83万元</q> <span class="soft">自评报告.docx，第 2 页，二、支出情况</span>',
  );
  expect(page).toContain('<dt>应为</dt><dd>327.83万元</dd>');
  expect(page).toContain('<span class="tag warning">需人工核对</span>');
  expect(page).toContain('由此引起：');
  // A filter for hints must not hide the error that one hangs under.
  expect(page).toContain('<div class="group of-error of-info">');
  expect(page).toContain('合计与明细不符，扣 2.5 分');
  expect(page).toContain('“附件.pdf”设有打开密码');
  expect(page).toContain('章节编号重复：需人工核对（标题来自扫描页）');
  expect(page.trimEnd().endsWith('</html>')).toBe(true);
});

test('every finding is on the page once, dependants of dependants and circles included', async () => {
  const findings = [
    finding('a', { message: '甲甲' }),
    finding('b', { message: '乙乙', causedBy: 'a' }),
    finding('c', { message: '丙丙', causedBy: 'key-b' }),
    finding('d', { message: '丁丁', causedBy: 'e' }),
    finding('e', { message: '戊戊', causedBy: 'd' }),
    finding('f', { message: '己己', causedBy: 'd' }),
    finding('g', { message: '庚庚', causedBy: 'gone' }),
  ];
  const page = await gather(summaryHtml([{ ...sample, findings }], rules));
  for (const { message } of findings) expect(page.split(`>${message}<`).length, message).toBe(2);
});

test('a figure that two engines read differently stands beside its picture', async () => {
  const [document] = sample.documents;
  const location = { ...sample.findings[0]!.evidence[0]!.location };
  const picture = 'data:image/png;base64,AQID';
  const doubtful = { code: 'figure-doubtful', message: '“7.1”另读作“71”，请对照原件核对。', location };
  const documents = [
    {
      ...document!,
      notices: [
        { ...doubtful, picture },
        { ...doubtful, picture: 'javascript:1' },
      ],
    },
  ];
  const page = await gather(summaryHtml([{ ...sample, documents }], rules));
  expect(page).toContain('需对照原件的数字（2）');
  // In the list, and under the findings that quote the place.
  const shown = page.split(`<img class="figure" alt="原件中的数字" src="${picture}">`).length - 1;
  expect(shown).toBeGreaterThan(1);
  expect(page).not.toContain('javascript:');
  expect(page).toContain('img-src data:');
});

test('the outline is a well-formed tree', async () => {
  const page = await gather(summaryHtml([sample], rules));
  const outline = /<ul class="outline">.*?<\/details>/s.exec(page)?.[0] ?? '';
  expect(outline.replaceAll(/ <span class="soft">[^<]*<\/span>/g, '')).toContain(
    '<ul class="outline"><li>一、基本情况<ul><li>（一）职能职责</li></ul></li><li>二、支出情况</li></ul>',
  );
});

test('no text of a document reaches the page as markup or turns its direction', async () => {
  const page = await gather(summaryHtml([hostile], rules));
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toContain('<img');
  expect(page).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
  expect(page).not.toMatch(/[\u202e\u0007]/);
});

test('the policy lets the one script run and nothing be loaded', async () => {
  const page = await gather(summaryHtml([sample], rules));
  const script = /<script>(.*)<\/script>/s.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
  expect(policy.replaceAll('&#39;', "'")).toContain(`script-src 'sha256-${hash}'`);
  expect(policy.replaceAll('&#39;', "'")).toContain("default-src 'none'");
  expect(page).not.toMatch(/(?:src|href)="(?!#)/);
});

test('what can be read once only is held, and what can be read again is not', async () => {
  function* once(): Generator<Review> {
    yield sample;
    yield sample;
  }
  expect(await gather(summaryHtml(once(), rules))).toBe(await gather(summaryHtml([sample, sample], rules)));

  let reads = 0;
  const again = {
    async *[Symbol.asyncIterator]() {
      reads += 1;
      yield sample;
    },
  };
  const pieces: string[] = [];
  for await (const piece of summaryHtml(again, rules)) pieces.push(piece);
  expect(reads).toBe(2);
  expect(pieces).toHaveLength(3);
});
