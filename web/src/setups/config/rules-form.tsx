import { getRouteApi } from '@tanstack/react-router';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { Rule } from '../../api/types.js';
import { useWords } from '../../language.js';
import { setupWords } from '../../words/setups.js';
import { readRubric } from '../rubric/read-rubric.js';
import { type Effective, effective, setRule } from './edit-config.js';
import { groupRules } from './group-rules.js';
import { type ConfigView, rulesOf } from './read-config.js';
import { RuleDetail } from './rule-detail.js';
import { RuleList } from './rule-list.js';

const route = getRouteApi('/shell/setups');

interface RulesFormProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly config: ConfigView;
  readonly bases: readonly ConfigView[];
  readonly rules: readonly Rule[];
  readonly rubric: string;
}

/** All rules at the left, what the chosen one means and how it is set at the right. */
export function RulesForm({ text, onChange, config, bases, rules, rubric }: RulesFormProps) {
  const words = useWords(setupWords);
  const { rule: chosenId } = route.useSearch();
  const [search, setSearch] = useState('');
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [below, now] = [rulesOf(bases), rulesOf([...bases, config])];
  const isChanged = ({ id }: Rule) => config.rules[id] !== undefined;
  const found = rules.filter(
    (rule) =>
      (!onlyChanged || isChanged(rule)) &&
      `${rule.id} ${rule.title} ${rule.why}`.toLowerCase().includes(search.trim().toLowerCase()),
  );
  const groups = groupRules(found, readRubric(rubric)?.criteria ?? [], words.groups);
  const chosen = rules.find(({ id }) => id === chosenId);
  return (
    <div className="rules-form">
      <div className="rules-list">
        <div className="rules-find">
          <Input
            allowClear
            value={search}
            placeholder={words.search}
            aria-label={words.search}
            onChange={({ target }) => setSearch(target.value)}
          />
          <Checkbox checked={onlyChanged} onChange={({ target }) => setOnlyChanged(target.checked)}>
            {words.onlyChanged}
          </Checkbox>
        </div>
        {groups.length === 0 && <p className="quiet">{words.noRule}</p>}
        <RuleList
          groups={groups}
          chosen={chosenId ?? null}
          stateOf={(rule) => ({ ...effective(rule, now[rule.id]), isChanged: isChanged(rule) })}
        />
      </div>
      <div className="rules-detail">
        {chosen ? (
          <RuleDetail
            key={chosen.id}
            rule={chosen}
            now={effective(chosen, now[chosen.id])}
            base={effective(chosen, below[chosen.id])}
            onChange={(wish: Partial<Effective>) => onChange(setRule(text, chosen, wish, below))}
          />
        ) : (
          <p className="quiet">{words.chooseRule}</p>
        )}
      </div>
    </div>
  );
}
