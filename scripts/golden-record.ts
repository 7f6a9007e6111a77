/**
 * What is kept of a case to see what a change moves: short, one line an entry, nothing that differs between runs. The Word
 * file's review in full, of the other formats only what they say otherwise.
 */
import type { Review } from '../src/model/review.js';

export type Reviews = Readonly<Record<'docx' | 'txt' | 'pdf', Review>>;

export function goldenRecord({ docx, txt, pdf }: Reviews): string {
  const first = fieldsOf(docx);
  const others = { txt, pdf };
  const parts = [printPart('docx', first)];
  for (const [format, review] of Object.entries(others)) {
    const own = fieldsOf(review).filter(
      ([, value], index) => JSON.stringify(value) !== JSON.stringify(first[index]![1]),
    );
    parts.push(printPart(format, own));
  }
  return `{\n${parts.join(',\n')}\n}\n`;
}

type Fields = readonly (readonly [name: string, value: unknown])[];

function printPart(name: string, fields: Fields): string {
  const lines = fields.map(([key, value]) => {
    if (!Array.isArray(value) || value.length === 0) return `    "${key}": ${JSON.stringify(value)}`;
    return `    "${key}": [\n${value.map((entry) => `      ${JSON.stringify(entry)}`).join(',\n')}\n    ]`;
  });
  return `  "${name}": {\n${lines.join(',\n')}\n  }`;
}

function fieldsOf(review: Review): Fields {
  const documents = review.documents;
  return [
    ['unit', review.unit],
    ['year', review.year],
    ['selfScore', documents.map(({ selfScore }) => selfScore).find((score) => score !== null) ?? null],
    ['errors', review.errors.map(({ file, code }) => ({ file, code }))],
    ['notices', documents.flatMap(({ notices }) => notices.map(({ code, message }) => `${code} ${message}`))],
    [
      'sections',
      documents.flatMap(({ sections }) =>
        sections.map(({ level, label, title }) => `${level} ${label ?? ''} ${title}`),
      ),
    ],
    [
      'tables',
      documents.flatMap(({ tables }) =>
        tables.map(({ role, rows, columns }) => `${role} ${rows}x${columns}`),
      ),
    ],
    [
      'amounts',
      documents.flatMap(({ amounts }) =>
        amounts.map(({ raw, yuan, item, measure, year }) => [raw, yuan, item, measure, year].join(' | ')),
      ),
    ],
    [
      'findings',
      review.findings.map(
        ({ rule, severity, message, evidence, expected, actual, certainty, causedBy, criterion }) => ({
          rule,
          severity,
          message,
          quotes: evidence.map(({ quote }) => quote),
          expected,
          actual,
          certainty,
          causedBy: review.findings.find(({ id }) => id === causedBy)?.key ?? null,
          criterion,
        }),
      ),
    ],
    [
      'rubric',
      [
        `${review.rubric.suggested} ${review.rubric.range.join('-')}`,
        ...review.rubric.criteria.map(
          ({ id, suggested, range, band }) => `${id} ${suggested} ${range?.join('-') ?? ''} ${band ?? ''}`,
        ),
      ],
    ],
  ];
}
