import { getRouteApi, Link } from '@tanstack/react-router';
import type { Rule } from '../../api/types.js';
import { useWords } from '../../language.js';
import { setupWords } from '../../words/setups.js';
import type { Effective } from './edit-config.js';
import type { RuleGroup } from './group-rules.js';

const route = getRouteApi('/shell/setups');

interface RuleListProps {
  readonly groups: readonly RuleGroup<Rule>[];
  readonly chosen: string | null;
  readonly stateOf: (rule: Rule) => Effective & { readonly isChanged: boolean };
}

export function RuleList({ groups, chosen, stateOf }: RuleListProps) {
  const words = useWords(setupWords);
  const search = route.useSearch();
  return groups.map(({ name, rules }) => (
    <section key={name}>
      <h2>{name}</h2>
      <ul>
        {rules.map((rule) => {
          const { enabled, severity, isChanged } = stateOf(rule);
          return (
            <li key={rule.id}>
              <Link
                to="/setups"
                search={{ ...search, rule: rule.id }}
                replace
                resetScroll={false}
                activeOptions={{ includeSearch: true }}
                className={enabled ? 'rule-link' : 'rule-link is-off'}
                data-chosen={rule.id === chosen || undefined}
              >
                <span className="rule-title">{rule.title}</span>
                {isChanged && <span className="rule-mark">{words.isChanged}</span>}
                <span className={enabled ? `rule-severity is-${severity}` : 'rule-severity'}>
                  {enabled ? words.severities[severity] : words.off}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  ));
}
