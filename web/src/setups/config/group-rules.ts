export interface RuleGroup<Rule> {
  readonly name: string;
  readonly rules: readonly Rule[];
}

interface Named {
  readonly id: string;
  readonly scope: string;
}

/** Rules by the criterion of the usual score sheet that they speak to, in its order; then those between submissions, then the rest. */
export function groupRules<Rule extends Named>(
  rules: readonly Rule[],
  criteria: readonly { readonly name: string; readonly rules: readonly string[] }[],
  names: { readonly run: string; readonly other: string },
): readonly RuleGroup<Rule>[] {
  const placed = new Set<string>();
  const take = (name: string, belongs: (rule: Rule) => boolean): RuleGroup<Rule> => {
    const own = rules.filter((rule) => !placed.has(rule.id) && belongs(rule));
    for (const { id } of own) placed.add(id);
    return { name, rules: own };
  };
  return [
    ...criteria.map((criterion) => take(criterion.name, ({ id }) => criterion.rules.includes(id))),
    take(names.run, ({ scope }) => scope === 'run'),
    take(names.other, () => true),
  ].filter((group) => group.rules.length > 0);
}
