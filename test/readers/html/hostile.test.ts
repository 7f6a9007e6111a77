import { describe, expect, it } from 'vitest';
import { lines, modelOf, page, readBytes, tables } from './read.js';

const failureOf = async (markup: string): Promise<string> => {
  const result = await readBytes(new TextEncoder().encode(markup));
  return result.ok ? 'read' : result.failure.code;
};

describe('pages that mean harm', () => {
  it.each(['div', 'b', 'span', 'table><tr><td', 'ol><li', 'font'])(
    'nested 100,000 times: <%s>',
    async (tag) => {
      const found = await lines(`${`<${tag}>`.repeat(100_000)}一、概况`);
      expect(found.join('')).toContain('一、概况');
    },
  );

  it('with many tables that claim huge spans', async () => {
    const row = '<tr><td rowspan=65000 colspan=1000>甲</td><td rowspan=65000 colspan=1000>乙</td></tr>';
    const model = await modelOf(page(`<table>${row.repeat(2000)}</table>`));
    expect(tables(model)[0]!.cells.length).toBeLessThan(5000);
  });

  it('without text', async () => {
    expect(await failureOf('<html><body><script>document.write("甲")</script></body></html>')).toBe('empty');
    expect(await failureOf('<html><frameset><frame src="http://example.com/a.htm"></frameset></html>')).toBe(
      'empty',
    );
  });

  it('cut off in the middle', async () => {
    expect(await lines('<p>一、概况</p><table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2')).toEqual([
      '一、概况',
      '甲 | 1 / 乙 | 2',
    ]);
  });
});
