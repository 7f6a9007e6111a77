import { describe, expect, it } from 'vitest';
import { safeHtml } from '../../../src/readers/html/safe-html.js';

describe('a document as HTML', () => {
  it('keeps paragraphs, headings, tables with their spans and pictures that travel with it', () => {
    const picture = 'data:image/png;base64,iVBORw0KGgo=';
    expect(
      safeHtml(
        `<h1>一、概况</h1><p>甲<strong>乙</strong><br>丙</p><table><tr><td colspan="2" width="9">合计</td></tr></table><img src="${picture}">`,
      ),
    ).toBe(
      `<h1>一、概况</h1><p>甲<strong>乙</strong><br>丙</p><table><tbody><tr><td colspan="2">合计</td></tr></tbody></table><img src="${picture}" alt="">`,
    );
  });

  it.each([
    ['<script>alert(1)</script><p>文</p>', '<p>文</p>'],
    ['<p onclick="alert(1)" style="position:fixed">文</p>', '<p>文</p>'],
    ['<a href="javascript:alert(1)">链接</a>', '链接'],
    ['<img src="http://example.invalid/x.png"><img src="data:image/svg+xml;base64,AAAA" onerror=x>', ''],
    ['<svg><script>alert(1)</script></svg><iframe srcdoc="<p>x"></iframe>', ''],
    ['<td colspan="99999999">文</td><p>&lt;script&gt;</p>', '文<p>&lt;script&gt;</p>'],
    ['<img src=\'data:image/png;base64,AA"onerror="x\'>', ''],
    ['<math><mi><style><img src=x onerror=alert(1)></style></mi></math>', ''],
  ])('leaves nothing in %s that a browser would run or fetch', (given, shown) => {
    expect(safeHtml(given)).toBe(shown);
  });
});
