/** Keys of the review's objects as the contract lists them, by the property that holds the object. */
const orders: Readonly<Record<string, readonly string[]>> = {
  review:
    'schema versions id source unit year submitted published documents findings outcomes rubric errors stats'.split(
      ' ',
    ),
  versions: ['jishen', 'rules', 'rubric'],
  documents:
    'file sha256 bytes format scanned roles title unit year pages pagesUnread ocrConfidence notices sections amounts tables selfScore attachmentsListed'.split(
      ' ',
    ),
  notices: ['code', 'message', 'location', 'picture'],
  sections: 'id parent level number ordinal label title auto location'.split(' '),
  amounts: 'id raw yuan item measure year section table certainty location'.split(' '),
  tables: 'id role rows columns caption location'.split(' '),
  location: 'file page block start end cell box'.split(' '),
  cell: ['row', 'column'],
  box: ['x', 'y', 'width', 'height'],
  findings:
    'id rule severity message evidence expected actual suggestion criterion key causedBy certainty confidence'.split(
      ' ',
    ),
  evidence: ['quote', 'location'],
  outcomes: ['rule', 'outcome', 'reason'],
  rubric: 'rubric max suggested range pending criteria'.split(' '),
  criteria: 'id name group max status suggested range band reason deductions confidence'.split(' '),
  deductions: ['points', 'reason', 'findings'],
  errors: ['file', 'code', 'message'],
  stats: ['ms', 'pages', 'chars', 'ocrPages'],
};

/**
 * The same value with its keys in the contract's order, whatever way it came: a database may hand a review back with its
 * keys shuffled, and the same review must give the same bytes. Unknown keys follow, sorted.
 */
export function inKeyOrder(value: unknown, holder = 'review'): unknown {
  if (Array.isArray(value)) return value.map((item) => inKeyOrder(item, holder));
  if (value === null || typeof value !== 'object') return value;
  const given = value as Record<string, unknown>;
  const known = orders[holder] ?? [];
  const others = Object.keys(given)
    .filter((key) => !known.includes(key))
    .sort();
  const keys = [...known.filter((key) => Object.hasOwn(given, key)), ...others];
  return Object.fromEntries(keys.map((key) => [key, inKeyOrder(given[key], key)]));
}
