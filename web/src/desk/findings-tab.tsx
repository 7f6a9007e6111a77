import { App, Button, Empty, Segmented, Select } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { Severity } from '../../../src/model/review.js';
import { useWords } from '../language.js';
import { useDesk } from './desk-context.js';
import { FindingCard } from './finding-card.js';
import { findingWords } from './finding-words.js';
import { arrange, type Cost, costsOf, type Grouping, inOrder, neighbour, type Show } from './findings.js';
import { KeysHelp } from './keys-help.js';
import { Unchecked } from './unchecked.js';
import { useDecide, type Verdict } from './use-decide.js';
import { useKeys } from './use-keys.js';
import { deskWords } from './words.js';

const NO_COSTS: readonly Cost[] = [];

export type Writing = 'dismiss' | 'note' | null;

/** All findings, to be walked through and decided one by one. */
export function FindingsTab() {
  const words = useWords(findingWords);
  const { severities } = useWords(deskWords);
  const { id, review, decided, numbers, selected, select, mayDecide, sheet } = useDesk();
  const { modal } = App.useApp();
  const [grouping, setGrouping] = useState<Grouping>('severity');
  const [show, setShow] = useState<Show>('all');
  const [writing, setWriting] = useState<Writing>(null);
  const decide = useDecide(id);
  const groups = useMemo(
    () => arrange(review.findings, decided, { grouping, show }),
    [review, decided, grouping, show],
  );
  const order = useMemo(() => inOrder(groups), [groups]);
  const go = useCallback(
    (key: string, place?: number) => {
      setWriting(null);
      select(key, place);
    },
    [select],
  );
  const walk = (step: 1 | -1) => {
    const next = neighbour(order, selected?.key ?? null, step);
    if (next) go(next.key);
  };
  const settle = (verdict: Verdict | null) => {
    if (!selected || !mayDecide) return;
    setWriting(null);
    // What is decided leaves a list of the undecided: go on with the one behind it.
    const next = neighbour(order, selected.key, 1) ?? null;
    decide.mutate({ finding: selected, decision: verdict });
    if (show !== 'all' && next && next !== selected) select(next.key);
  };
  const decision = selected ? decided.get(selected.key) : undefined;
  const note = decision?.note ?? null;
  const accept = () => settle({ verdict: 'accepted', reason: null, note });
  const undo = () =>
    decision && settle(note === null || !decision.verdict ? null : { verdict: null, reason: null, note });
  const write = (what: Writing) => selected && mayDecide && setWriting(what);
  const help = () => modal.info({ title: words.help, content: <KeysHelp />, maskClosable: true });
  useKeys({
    ...{ j: () => walk(1), k: () => walk(-1), a: accept, u: undo, '?': help },
    ...{ d: () => write('dismiss'), n: () => write('note') },
  });
  const costs = useMemo(
    () => new Map(review.findings.map((one) => [one.id, costsOf(one, sheet?.lines ?? [])])),
    [review, sheet],
  );
  const steps = { writing, onWrite: setWriting, onSettle: settle, onAccept: accept, onUndo: undo };
  const counts = useMemo(() => countVerdicts(review.findings, decided), [review, decided]);
  const nameOf = (group: string) => {
    if (grouping === 'severity') return severities[group as Severity];
    const line = sheet?.lines.find((one) => one.id === group);
    return line ? `${line.id} ${line.name}` : words.noCriterion;
  };
  return (
    <div className="findings">
      <div className="findings-bar no-print">
        <Segmented<Grouping>
          size="small"
          aria-label={words.group}
          value={grouping}
          onChange={setGrouping}
          options={[
            { value: 'severity', label: words.bySeverity },
            { value: 'criterion', label: words.byCriterion },
          ]}
        />
        <Select<Show>
          size="small"
          aria-label={words.show}
          className="findings-show"
          value={show}
          onChange={setShow}
          options={(['all', 'undecided', 'accepted', 'dismissed'] as const).map((value) => ({
            value,
            label: `${words[value]} ${counts[value]}`,
          }))}
        />
        <Button size="small" type="text" className="findings-help" onClick={help}>
          {words.keys} ?
        </Button>
      </div>
      <div className="findings-list">
        {order.length === 0 && (
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={review.findings.length === 0 ? words.none : words.noneShown}
          />
        )}
        {groups.map(({ id: group, branches }) => (
          <section key={group} aria-label={nameOf(group)}>
            <h2 className="findings-group">
              {nameOf(group)}{' '}
              <span className="quiet">
                {branches.reduce((sum, one) => sum + 1 + one.dependants.length, 0)}
              </span>
            </h2>
            {branches.flatMap(({ finding, dependants }) =>
              [finding, ...dependants].map((one) => (
                <FindingCard
                  key={one.key}
                  finding={one}
                  isDependant={one !== finding}
                  number={numbers.get(one.key) ?? 0}
                  verdict={decided.get(one.key)?.verdict ?? null}
                  costs={costs.get(one.id) ?? NO_COSTS}
                  onSelect={go}
                  steps={one === selected ? steps : null}
                />
              )),
            )}
          </section>
        ))}
        <Unchecked />
      </div>
    </div>
  );
}

function countVerdicts(
  findings: readonly { readonly key: string }[],
  decided: ReturnType<typeof useDesk>['decided'],
): Readonly<Record<Show, number>> {
  const counts = { all: findings.length, undecided: 0, accepted: 0, dismissed: 0 };
  for (const { key } of findings) counts[decided.get(key)?.verdict ?? 'undecided'] += 1;
  return counts;
}
