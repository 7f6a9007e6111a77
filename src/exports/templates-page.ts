import type { Field } from './fill-docx.js';
import { templateKinds } from './template-kinds.js';
import { templates } from './templates.js';

/** docs/templates.md: how a bureau makes its own Word forms, with every name that a form may use. */
export function templatesPage(): string {
  return `# Word 模板

本页由 \`npm run docs:templates\` 从程序生成，请不要手工修改。

整改通知和评分表可以用本单位自己的 Word 文件（.docx）作模板：版头、字体、行距、表格样式都照模板，程序只把标签换成内容。

- 命令行：\`jishen audit … --format notice --notice-template 通知.docx\`，\`jishen audit … --format docx --sheet-template 评分表.docx\`。
- 网页：管理员在“管理 › Word 模板”里上传；先下载现在用的模板，改好再传。上传时检查，写错的不保存，并说明哪个标签有什么问题。

![自带的整改通知](pictures/notice.png)

## 怎样做模板

1. 从下面的示例模板开始改，或在现有的 Word 文件里写标签。示例：${templateKinds
    .map((kind) => `[${templates[kind].title}](templates/${kind}.docx)`)
    .join('、')}。
2. \`{单位名称}\` 换成内容。一个标签要在同一段里一次写完，花括号用半角。
3. \`{#问题}…{/问题}\` 之间的内容每项重复一次；写在表格的一行里（开始标签在第一格，结束标签在最后一格），就是每项一行。
4. \`{#年度}…{/年度}\` 有内容时才出现；\`{^失分}…{/失分}\` 没有时才出现。
5. 只认下面的标签，不计算、不运行任何东西。含宏、嵌入对象或引用外部文件的模板不能用；文件不超过 10 MB。
${templateKinds.map((kind) => `\n## ${templates[kind].title}的标签\n\n${table(templates[kind].fields)}`).join('')}`;
}

/** A list's own names come in a table of their own. */
function table(fields: readonly Field[]): string {
  const rows = fields.map(({ name, about, fields: own }) => {
    const written = own ? `{#${name}}…{/${name}}` : `{${name}}`;
    return `| \`${written}\` | ${about} |`;
  });
  const inner = fields.flatMap(({ name, fields: own }) =>
    own ? [`\n\`{#${name}}\` 里面：\n\n${table(own)}`] : [],
  );
  return `| 标签 | 换成 |\n| --- | --- |\n${rows.join('\n')}\n${inner.join('')}`;
}
