import type { Finding, SectionResult, Severity } from '../../../src/model/review.js';

/** What is wrong at a heading, as its node in the tree shows it. */
export interface NodeFault {
  readonly finding: string;
  readonly severity: Severity;
  readonly message: string;
  readonly kind: FaultKind;
  /** False: the other heading that the finding compares with. */
  readonly isFirst: boolean;
}

export type FaultKind = 'duplicate' | 'gap' | 'order' | 'level' | 'style' | 'empty' | 'other';

export interface OutlineNode {
  readonly section: SectionResult;
  readonly faults: readonly NodeFault[];
  /** Label that should stand before this heading and does not: shown as an empty line of the tree. */
  readonly missing: string | null;
  readonly children: readonly OutlineNode[];
}

const KINDS: Readonly<Record<string, FaultKind>> = {
  'section-number-duplicate': 'duplicate',
  'section-number-gap': 'gap',
  'section-number-order': 'order',
  'section-level-mismatch': 'level',
  'section-number-style': 'style',
  'section-empty': 'empty',
  'section-stub': 'empty',
};

/** The headings of one file as a tree, each with what the findings say of it. */
export function outlineOf(
  sections: readonly SectionResult[],
  findings: readonly Finding[],
): readonly OutlineNode[] {
  const known = new Set(sections.map(({ id }) => id));
  const children = new Map<string | null, SectionResult[]>();
  for (const section of sections) {
    const parent = section.parent !== null && known.has(section.parent) ? section.parent : null;
    const those = children.get(parent);
    if (those) those.push(section);
    else children.set(parent, [section]);
  }
  const build = (parent: string | null): readonly OutlineNode[] =>
    (children.get(parent) ?? []).map((section) => {
      const { faults, missing } = faultsOf(section, findings);
      return { section, faults, missing, children: build(section.id) };
    });
  return build(null);
}

function faultsOf(section: SectionResult, findings: readonly Finding[]) {
  const faults: NodeFault[] = [];
  let missing: string | null = null;
  for (const { key, rule, severity, message, evidence, expected } of findings) {
    const place = evidence.findIndex(({ location }) => isAt(section, location));
    if (place < 0) continue;
    const kind = KINDS[rule] ?? 'other';
    // What else points at a heading (too brief, only phrases) is about what stands under it.
    if (kind === 'other' && place > 0) continue;
    faults.push({ finding: key, severity, message, kind, isFirst: place === 0 });
    if (kind === 'gap' && place === 0) missing = expected;
  }
  return { faults, missing };
}

function isAt({ location: heading }: SectionResult, location: SectionResult['location']): boolean {
  if (heading.file !== location.file || heading.block !== location.block) return false;
  if (heading.start === null || heading.end === null || location.start === null) return true;
  return location.start < heading.end && (location.end ?? heading.end) > heading.start;
}

/** All nodes in reading order, for the keys that walk through the tree. */
export const flatten = (nodes: readonly OutlineNode[]): readonly OutlineNode[] =>
  nodes.flatMap((node) => [node, ...flatten(node.children)]);
