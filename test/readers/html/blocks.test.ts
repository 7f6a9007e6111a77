import { describe, expect, it } from 'vitest';
import { lines, modelOf, page, paragraphs, tables } from './read.js';

describe('lines of a page', () => {
  it('come from headings, paragraphs, divisions and line breaks', async () => {
    const model = await modelOf(
      page('<h1>标题</h1><h2>一、概况</h2><p>　　甲。</p><div>乙。<br>&nbsp;&nbsp;丙。</div>丁。'),
    );
    expect(paragraphs(model).map(({ text, style }) => [text, style.outline])).toEqual([
      ['标题', 1],
      ['一、概况', 2],
      ['甲。', null],
      ['乙。', null],
      ['丙。', null],
      ['丁。', null],
    ]);
  });

  it('lose the line breaks of the source inside a sentence, and quotes stop there', async () => {
    const [first] = paragraphs(
      await modelOf(page('<p>本年项目支\n   出120.5 万元，\n其中 PM2.5\n监测10万元。</p>')),
    );
    expect(first!.text).toBe('本年项目支出120.5 万元，其中 PM2.5 监测10万元。');
    expect(first!.segments.map(({ start, end }) => first!.text.slice(start, end))).toEqual([
      '本年项目支',
      '出120.5 万元，',
      '其中 PM2.5 监测10万元。',
    ]);
  });

  it('know bold lines, bold beginnings and alignment', async () => {
    const [bold, lead, plain] = paragraphs(
      await modelOf(
        page(
          '<p><strong>（一）职责</strong></p><p><span style="font-weight:700">1.成效。</span>全面完成年度任务。</p><p align="right"><b style="font-weight:normal">某局</b></p>',
        ),
      ),
    );
    expect(bold!.style.bold).toBe(true);
    expect([lead!.style.bold, lead!.style.leadBold]).toEqual([false, 5]);
    expect([plain!.style.bold, plain!.style.align]).toEqual([false, 'right']);
  });

  it('show the numbers of lists', async () => {
    expect(
      await lines(
        '<ol><li>甲</li><li><p>乙</p><ol type="a"><li>丙</li></ol></li><li value="7">丁</li><li>戊</li></ol><ol start="3" style="list-style-type:cjk-ideographic"><li>己</li></ol><ul><li>庚</li></ul><ol><li>（一）辛</li></ol>',
      ),
    ).toEqual(['1. 甲', '2. 乙', 'a. 丙', '7. 丁', '8. 戊', '三、己', '庚', '（一）辛']);
    const [first] = paragraphs(await modelOf(page('<ol><li>甲</li></ol>')));
    expect(first!.autoLabel).toBe(3);
  });

  it('leave out what nobody sees', async () => {
    const model = await modelOf(
      page(
        '<p>甲。<script>x</script><span hidden>乙</span></p><div style="display: none">这一段文字没有人能在网页上看到，共有二十多个字。</div><!--丙--><p style="visibility:hidden">丁</p><noscript>戊</noscript><template><p>己</p></template><p>庚<input type="hidden" value="辛"></p>',
      ),
    );
    expect(paragraphs(model).map(({ text }) => text)).toEqual(['甲。', '庚']);
    expect(model.notices.map(({ code }) => code)).toEqual(['hidden-text']);
  });

  it('read a page whose text waits for a script to show it', async () => {
    expect(
      await lines(`<div style="display:none"><p>${'本单位全面完成年度任务，'.repeat(10)}</p></div>`),
    ).toHaveLength(1);
  });

  it('take the numbers that Word writes into its pages for automatic ones', async () => {
    const [first] = paragraphs(
      await modelOf(
        page(
          "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>一、<span style='font:7.0pt'>&nbsp;&nbsp; </span></span></span><![endif]>基本情况<o:p></o:p></p><!--[if gte mso 9]><xml>x</xml><![endif]-->",
        ),
      ),
    );
    expect([first!.text, first!.autoLabel]).toEqual(['一、基本情况', 2]);
  });

  it('keep the lines of preformatted text', async () => {
    expect(await lines('<pre>一、概况\n  甲  乙</pre>')).toEqual(['一、概况', '  甲  乙']);
  });
});

describe('tables of a page', () => {
  it('have spans, and what spans claim is bounded', async () => {
    expect(
      await lines(
        '<table><caption>表1</caption><tr><th rowspan=2>项目</th><th colspan=2>金额</th></tr><tr><td>预算</td><td>决算</td></tr><tr><td>合计</td><td>1</td><td>2</td></tr></table>',
      ),
    ).toEqual(['表1', '项目[2x1] | 金额[1x2] / 预算 | 决算 / 合计 | 1 | 2']);
    const [wide] = tables(
      await modelOf(
        page(
          '<table><tr><td colspan=1000000000 rowspan=1000000000>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>',
        ),
      ),
    );
    expect(wide!.columns).toBeLessThanOrEqual(4);
    expect(wide!.rows).toBe(2);
  });

  it('hold the lines of their cells, tables inside them flattened', async () => {
    expect(
      await lines(
        '<table><tr><td><p>甲</p><p>乙</p></td><td>1</td></tr><tr><td>丙</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>',
      ),
    ).toEqual(['甲\n乙 | 1 / 丙 | a\nb']);
  });

  it('are not what old pages are laid out with', async () => {
    const inner =
      '<table border=1><tr><td>项目</td><td>金额</td></tr><tr><td>合计</td><td>12.5</td></tr></table>';
    const text = '<p>本单位全面完成年度任务，资金使用规范，成效明显。</p>'.repeat(10);
    expect(
      await lines(
        `<table><tr><td><table><tr><td width=200><a href=#>首页</a><br><a href=#>公开</a></td><td>${text}${inner}</td></tr><tr><td></td><td>备案号：湘ICP备12345678号</td></tr></table></td></tr></table>`,
      ),
    ).toEqual([
      ...Array.from({ length: 10 }, () => '本单位全面完成年度任务，资金使用规范，成效明显。'),
      '项目 | 金额 / 合计 | 12.5',
    ]);
  });
});
