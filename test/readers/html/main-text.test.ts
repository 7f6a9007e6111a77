import { describe, expect, it } from 'vitest';
import { loadSetup } from '../../../src/adapters/setup/load-setup.js';
import { buildDocumentFacts } from '../../../src/facts/build-facts.js';
import { lines, linesOf, modelOf, page } from './read.js';

const sentence = '本单位全面完成年度任务，资金使用规范，各项指标均达到预期。';
const article = `<p>一、基本情况</p>${`<p>${sentence}</p>`.repeat(6)}<p>二、支出情况</p><p>全年支出10万元。</p>`;
const expected = [
  '一、基本情况',
  ...Array.from({ length: 6 }, () => sentence),
  '二、支出情况',
  '全年支出10万元。',
];
const title = '2024年度甲县档案局部门整体支出绩效自评报告';

const site = (main: string, head = ''): string =>
  page(
    `<div class="header"><a href="/">首页</a><form><input name=q></form><ul class="nav"><li><a>要闻</a></li><li><a>公开</a></li></ul></div>
     <div class="wrap"><div class="crumb">当前位置：<a>首页</a> &gt; <a>政府信息公开</a> &gt; 预决算</div>${main}
       <div class="side"><h3>热点新闻</h3><ul>${'<li><a href=#>甲县召开全县重点工作推进会议</a></li>'.repeat(12)}</ul></div></div>
     <div class="foot"><p>主办单位：甲县人民政府　承办：甲县政务服务局</p><p>备案号：湘ICP备05000000号-1　湘公网安备43000002000000号</p><p>网站标识码：4300000000</p></div>`,
    head,
  );

describe('the article of a government page', () => {
  it('is found in a content system’s container, with title and date above it', async () => {
    const found = await lines2(
      site(
        `<div class="article"><h1 class="title">${title}</h1>
         <div class="info"><span>发布日期：2025-08-20 16:30</span> <span>来源：甲县档案局</span> <span>浏览次数：<script>1</script></span> <span>字体：[<a>大</a> <a>中</a> <a>小</a>]</span></div>
         <div class="bdsharebuttonbox"><a>分享到微信</a></div>
         <div class="TRS_Editor">${article}<p><a href="1.xlsx">附件1：基础数据表.xlsx</a></p></div>
         <div class="tools"><a>【打印】</a><a>【关闭】</a></div>
         <p>上一篇：<a>甲县档案局2023年度部门决算</a></p><p>下一篇：没有了</p></div>`,
      ),
    );
    expect(found[0]).toBe(title);
    expect(found[1]).toContain('发布日期：2025-08-20');
    expect(found.slice(2)).toEqual([...expected, '附件1：基础数据表.xlsx']);
  });

  it('is found without any helpful name', async () => {
    const found = await lines2(
      site(
        `<div class="a1"><div class="b2">${title}</div><div class="b3">发布时间：</div><div>2025-08-20</div><div class="b4">${article}</div></div>`,
      ),
    );
    expect(found).toEqual([title, '发布时间：2025-08-20', ...expected]);
  });

  it('keeps what stands beside the long part of it', async () => {
    const found = await lines2(
      site(
        `<div><p>一、概况</p><div>${article.replaceAll('一、', '（一）').replaceAll('二、', '（二）')}</div><p>二、问题</p><div>预算编制不够精细，执行进度偏慢。</div></div>`,
      ),
    );
    expect(found[0]).toBe('一、概况');
    expect(found.slice(-2)).toEqual(['二、问题', '预算编制不够精细，执行进度偏慢。']);
    expect(found).toHaveLength(expected.length + 3);
  });

  it('is not lost where its container has the name of a frame', async () => {
    const found = await lines2(page(`<div id="print" class="content bottom">${article}</div>`));
    expect(found).toEqual(expected);
  });

  it('keeps the signature, whatever its element is called, and tells of pictures', async () => {
    const signed = '<div class="bottom">甲县档案局<br>2025年6月30日</div>';
    const images = '<img src="/scan1.jpg"><img src="/icon_doc.png"><img src="/x.jpg" width="16">';
    for (const markup of [
      `<div id="zoom">${article}${images}${signed}</div>`,
      `<div class="a"><div class="b">${article}${images}</div>${signed}</div>`,
    ]) {
      const model = await modelOf(site(markup));
      expect(linesOf(model)).toEqual([...expected, '甲县档案局', '2025年6月30日']);
      expect(model.notices.map(({ message }) => message)).toEqual([
        '网页正文中有1张图片，其中的文字没有读取。',
      ]);
    }
  });

  it('gets the title that only the head of the page states', async () => {
    const found = await lines2(
      site(`<div id="zoom">${article}</div>`, `<title>${title}_甲县人民政府</title>`),
    );
    expect(found[0]).toBe(title);
    const [first] = await lines2(
      site(`<h1>${title}</h1><div id="zoom">${article}</div>`, `<title>${title}-甲县</title>`),
    );
    expect(first).toBe(title);
    expect(
      (await lines2(site(`<div id="zoom">${article}</div>`, '<title>甲县人民政府门户网站</title>')))[0],
    ).toBe('一、基本情况');
  });

  it('keeps a page of nothing but short lines', async () => {
    expect(await lines('<div><p>一、概况</p><p>无</p></div><div><p>二、问题</p><p>无</p></div>')).toEqual([
      '一、概况',
      '无',
      '二、问题',
      '无',
    ]);
  });
});

describe('what a page says of its publication', () => {
  const publishedOf = async (markup: string) =>
    buildDocumentFacts(await modelOf(markup), (await loadSetup()).profile, 'd1-').cover.published;

  it('is what it prints, else what its head states', async () => {
    const meta = '<meta name="PubDate" content="2025-07-28 10:00"><meta name="ContentSource" content="甲县">';
    expect(
      await publishedOf(
        site(`<div class="info">发布日期：2025-08-20</div><div id="zoom">${article}</div>`, meta),
      ),
    ).toBe('2025-08-20');
    expect(await publishedOf(site(`<div id="zoom">${article}</div>`, meta))).toBe('2025-07-28');
    expect(await publishedOf(site(`<div id="zoom">${article}</div>`))).toBeNull();
  });

  it('may stand in the table of a disclosure catalogue', async () => {
    const catalogue =
      '<table><tr><td>索引号</td><td>43000/2025-01</td><td>发布机构</td><td>甲县档案局</td></tr><tr><td>发布日期</td><td>2025-08-21</td><td>公开范围</td><td>全社会</td></tr></table>';
    expect(
      await publishedOf(site(`<div class="xxgk">${catalogue}</div><div id="zoom">${article}</div>`)),
    ).toBe('2025-08-21');
  });
});

const lines2 = async (markup: string): Promise<readonly string[]> => linesOf(await modelOf(markup));
