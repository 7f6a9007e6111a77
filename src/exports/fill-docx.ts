/** Fills a bureau's own Word form: names in braces become what they stand for, `{#name}…{/name}` is repeated. Nothing else runs. */
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { cleanText } from './clean.js';
import { withoutClock } from './official.js';

export type FieldValue = string | number | readonly Fields[];
export interface Fields {
  readonly [name: string]: FieldValue;
}

/** A name that a form may use; with fields of its own it is a list. */
export interface Field {
  readonly name: string;
  /** What it stands for, for those who make a form. */
  readonly about: string;
  readonly fields?: readonly Field[];
}

/** What is wrong with a form, in sentences for the person who made it; each says which name and where. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** Throws `TemplateError`. The file must have been held to the limits of an archive before. */
export function fillDocx(template: Uint8Array, fields: readonly Field[], values: Fields): Uint8Array {
  const form = open(template);
  checkNames(form.tags, fields);
  try {
    form.document.render(clean(values));
  } catch (error) {
    throw asProblems(error);
  }
  const bytes = form.document.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
  return withoutClock(bytes);
}

/** Throws `TemplateError` where the form cannot be filled. */
export function checkTemplate(template: Uint8Array, fields: readonly Field[]): void {
  const { document, tags } = open(template);
  checkNames(tags, fields);
  // Written with a Chinese keyboard they look the same, and would be sent out as they are.
  const wide = /｛[^｛｝]{1,20}｝/.exec(document.getFullText());
  if (wide) throw new TemplateError([`花括号要用半角的{}，模板里有“${wide[0]}”`]);
}

interface Tag {
  readonly type: string;
  readonly value: string;
  readonly module?: string;
  readonly subparsed?: readonly Tag[];
}

function open(template: Uint8Array) {
  try {
    const document = new Docxtemplater<PizZip>(new PizZip(template), {
      paragraphLoop: true,
      linebreaks: true,
      errorLogging: false,
      // A form that renames the braces could not be explained to the next person.
      syntax: { changeDelimiterPrefix: null },
      parser: (tag) => ({ get: (scope: unknown) => lookUp(scope, tag.trim()) }),
      // A field that is empty leaves nothing behind.
      nullGetter: () => '',
    });
    return { document, tags: tagsOf(document) };
  } catch (error) {
    throw asProblems(error);
  }
}

/** Of the text, the headers and the footers. The library's own inspector needs a package that it does not bring. */
function tagsOf(document: Docxtemplater<PizZip>): readonly Tag[] {
  const { compiled } = document as unknown as {
    readonly compiled: Readonly<Record<string, { readonly postparsed: readonly Tag[] }>>;
  };
  return Object.values(compiled).flatMap(({ postparsed }) => postparsed.filter(isTag));
}

const isTag = ({ type }: Tag) => type === 'placeholder';

/** Plain names only: what a scope has of its own, never what every object has. */
function lookUp(scope: unknown, name: string): unknown {
  if (name === '.') return scope;
  const isScope = typeof scope === 'object' && scope !== null && Object.hasOwn(scope, name);
  return isScope ? (scope as Fields)[name] : undefined;
}

function checkNames(tags: readonly Tag[], fields: readonly Field[]): void {
  const problems = new Set<string>();
  if (tags.length === 0) problems.add('模板里没有任何标签，填出来的文件都会一样');
  walk(tags, [fields], problems);
  if (problems.size > 0) throw new TemplateError([...problems]);
}

/** Inside a list its own names are looked for first, then those around it. */
function walk(tags: readonly Tag[], scopes: readonly (readonly Field[])[], problems: Set<string>): void {
  for (const { value, module, subparsed } of tags) {
    const name = value.trim();
    if (module === 'rawxml') {
      problems.add(`不支持标签{@${name}}，请写成{${name}}`);
      continue;
    }
    if (name === '') problems.add('有空的标签{}');
    if (name === '.' || name === '') continue;
    const field = scopes.flat().find((one) => one.name === name);
    if (!field) {
      problems.add(`不认识的标签{${name}}，这里可以用：${namesOf(scopes)}`);
      continue;
    }
    if (module !== 'loop' && field.fields)
      problems.add(
        `{${name}}是列表，要写成{#${name}}…{/${name}}，中间用它的各项：${namesOf([field.fields])}`,
      );
    if (subparsed) walk(subparsed.filter(isTag), field.fields ? [field.fields, ...scopes] : scopes, problems);
  }
}

const namesOf = (scopes: readonly (readonly Field[])[]) =>
  scopes
    .flat()
    .map(({ name }) => `{${name}}`)
    .join('');

/** Text of documents, made fit for a part of a Word file. */
function clean(values: Fields): Fields {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? cleanText(value) : typeof value === 'number' ? value : value.map(clean),
    ]),
  );
}

interface Complaint {
  readonly name?: string;
  readonly message?: string;
  readonly properties?: {
    readonly id?: string;
    readonly xtag?: string;
    readonly openingtag?: string;
    readonly closingtag?: string;
    readonly file?: string;
    readonly context?: string;
    readonly errors?: readonly Complaint[];
  };
}

/** The library tells all that is wrong at once; what is no complaint about the form is thrown on. */
function asProblems(error: unknown): unknown {
  const { properties } = error as Complaint;
  if (!properties) {
    const isZip = error instanceof Error && /zip|central directory|compress/i.test(error.message);
    return isZip ? new TemplateError(['不是 Word 文件（.docx），或文件已损坏']) : error;
  }
  const all = properties.errors ?? [error as Complaint];
  return new TemplateError([...new Set(all.map(sentence))]);
}

const TOGETHER = '要放在同一个表格的同一行里，或者都放在表格外';

const SENTENCES: Readonly<Record<string, (tag: string, closing: string) => string>> = {
  unopened_tag: (tag) => `“${tag}}”缺少左花括号`,
  unclosed_tag: (tag) => `“{${tag}”缺少右花括号`,
  duplicate_open_tag: (tag) => `“${tag}”前面多了一个左花括号`,
  duplicate_close_tag: (tag) => `“${tag}”后面多了一个右花括号`,
  unopened_loop: (tag) => `有{/${tag}}，前面没有{#${tag}}`,
  unclosed_loop: (tag) => `{#${tag}}没有{/${tag}}结束`,
  closing_tag_does_not_match_opening_tag: (tag, closing) =>
    `{#${tag}}后面的结束标签是{/${closing}}，名称不一致`,
  unbalanced_loop_tags: () => `列表的开始和结束标签${TOGETHER}`,
  loop_position_invalid: (tag) => `{#${tag}}和{/${tag}}${TOGETHER}`,
  no_xml_tag_found_at_right: () => '{-…}的位置不对，请写成{#…}',
  no_xml_tag_found_at_left: () => '{-…}的位置不对，请写成{#…}',
  raw_xml_tag_not_in_paragraph: (tag) => `不支持标签{@${tag}}，请写成{${tag}}`,
  raw_tag_outerxml_invalid: (tag) => `不支持标签{@${tag}}，请写成{${tag}}`,
};

function sentence({ message = '', properties = {} }: Complaint): string {
  const { id = '', xtag = '', file = '', context = '', openingtag = xtag, closingtag = '' } = properties;
  const what = SENTENCES[id]?.(openingtag.trim(), closingtag.trim()) ?? `模板不能使用（${id || message}）`;
  const near = context.trim().replace(/<[^>]*>/g, '');
  const isMore = near !== '' && near !== xtag.trim() && !what.includes(near);
  return `${partName(file)}${what}${isMore ? `，在“${near.slice(0, 40)}”附近` : ''}`;
}

function partName(file: string): string {
  if (/header\d*\.xml$/.test(file)) return '页眉：';
  if (/footer\d*\.xml$/.test(file)) return '页脚：';
  return '';
}
