import type { Rule, TryResult } from '../api/types.js';
import { useWords } from '../language.js';
import { formatScore } from '../parts/format.js';
import { setupWords } from '../words/setups.js';

interface TryOutcomeProps {
  readonly result: TryResult;
  readonly rules: readonly Rule[];
}

export function TryOutcome({ result, rules }: TryOutcomeProps) {
  const words = useWords(setupWords);
  const { before, after, added, removed, changed, points } = result;
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  const print = (value: number | null): string => (value === null ? words.open : formatScore(value));
  const lists = [
    { name: words.added(added.length), findings: added },
    { name: words.gone(removed.length), findings: removed },
    { name: words.changed(changed.length), findings: changed },
  ].filter(({ findings }) => findings.length > 0);
  return (
    <div className="try-outcome">
      <table className="setup-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{words.score}</th>
            <td>{print(before.suggested)}</td>
            <td>{print(after.suggested)}</td>
          </tr>
          <tr>
            <th scope="row">{words.findings}</th>
            <td>{before.findings}</td>
            <td>{after.findings}</td>
          </tr>
          {points.map(({ id, name, before: was, after: is }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{print(was)}</td>
              <td>{print(is)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lists.length === 0 && points.length === 0 && <p>{words.nothingChanges}</p>}
      {lists.map(({ name, findings }) => (
        <section key={name}>
          <h3>{name}</h3>
          <ul>
            {findings.map((finding) => (
              <li key={finding.key}>
                <strong>
                  {titles.get(finding.rule) ?? finding.rule}（
                  {'was' in finding && `${words.severities[finding.was as 'error']} → `}
                  {words.severities[finding.severity]}）
                </strong>
                <div>{finding.message}</div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
