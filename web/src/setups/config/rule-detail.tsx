import { Select, Switch } from 'antd';
import { useId } from 'react';
import type { Rule } from '../../api/types.js';
import { useWords } from '../../language.js';
import { punctuation } from '../../words/punctuation.js';
import { setupWords } from '../../words/setups.js';
import type { Effective } from './edit-config.js';
import { ThresholdsTable } from './thresholds-table.js';

interface RuleDetailProps {
  readonly rule: Rule;
  readonly now: Effective;
  /** What holds where this configuration says nothing. */
  readonly base: Effective;
  readonly onChange: (wish: Partial<Effective>) => void;
}

/** What a rule means, and the ways in which it can be set. */
export function RuleDetail({ rule, now, base, onChange }: RuleDetailProps) {
  const words = useWords(setupWords);
  const { colon } = useWords(punctuation);
  const id = useId();
  const { example } = rule;
  const severities = (['error', 'warning', 'info'] as const).map((value) => ({
    value,
    label: words.severities[value],
  }));
  return (
    <section aria-labelledby={id}>
      <div className="rule-head">
        <h2 id={id}>{rule.title}</h2>
        <span className="quiet">{rule.id}</span>
        <span className="rule-switch">
          <Switch
            checked={now.enabled}
            aria-label={words.enabled}
            onChange={(enabled) => onChange({ enabled })}
          />
          {words.enabled}
        </span>
        <Select
          aria-label={words.severity}
          style={{ width: 90 }}
          value={now.severity}
          options={severities}
          disabled={!now.enabled}
          onChange={(severity) => onChange({ severity })}
        />
        {now.severity !== base.severity && (
          <span className="quiet">{words.base + colon + words.severities[base.severity]}</span>
        )}
      </div>
      <dl className="rule-facts">
        <dt>{words.why}</dt>
        <dd>{rule.why}</dd>
        <dt>{words.remedy}</dt>
        <dd>{rule.remedy}</dd>
        <dt>{words.source}</dt>
        <dd>{rule.source}</dd>
        <dt>{words.scope}</dt>
        <dd>{words.scopes[rule.scope]}</dd>
      </dl>
      {rule.thresholds.length > 0 && (
        <ThresholdsTable thresholds={rule.thresholds} {...{ now, base, onChange }} />
      )}
      {example.under && <p className="quiet">{words.under(example.under)}</p>}
      <div className="rule-examples">
        <figure>
          <figcaption>✗ {words.wrong}</figcaption>
          <pre className="is-wrong">{example.wrong}</pre>
        </figure>
        <figure>
          <figcaption>✓ {words.right}</figcaption>
          <pre className="is-right">{example.right}</pre>
        </figure>
      </div>
    </section>
  );
}
