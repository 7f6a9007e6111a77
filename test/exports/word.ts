import { Document, Footer, Header, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { hashBytes } from '../../src/intake/hash.js';
import { readLimits } from '../../src/pipeline/limits.js';
import { readDocument } from '../../src/readers/read.js';

interface Content {
  readonly lines?: readonly string[];
  /** The one row of a table. */
  readonly cells?: readonly string[];
  readonly header?: string;
  readonly footer?: string;
}

/** A Word file with these texts, as a person might make a form. */
export async function wordFile({ lines = [], cells = [], header, footer }: Content): Promise<Uint8Array> {
  const row = () =>
    new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
  const section = {
    ...(header === undefined
      ? {}
      : { headers: { default: new Header({ children: [new Paragraph(header)] }) } }),
    ...(footer === undefined
      ? {}
      : { footers: { default: new Footer({ children: [new Paragraph(footer)] }) } }),
    children: [
      ...lines.map((line) => new Paragraph(line)),
      ...(cells.length > 0 ? [new Table({ rows: [row()] })] : []),
    ],
  };
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [section] })));
}

/** Paragraphs and the rows of each table of a Word file, as our own readers see them. */
export async function readWord(bytes: Uint8Array) {
  const result = await readDocument({ file: 'x.docx', bytes, sha256: hashBytes(bytes) }, readLimits);
  if (!result.ok) throw new Error(result.failure.message);
  const { blocks } = result.document;
  const lines = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
  const tables = blocks.flatMap((block) =>
    block.kind === 'table'
      ? [
          Array.from({ length: block.rows }, (_, row) =>
            block.cells.filter((cell) => cell.row === row).map(({ text }) => text),
          ),
        ]
      : [],
  );
  return { lines, tables };
}
