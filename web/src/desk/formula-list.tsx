import { useMemo } from 'react';
import type { AmountResult } from '../../../src/model/review.js';
import { absolute } from '../../../src/text/decimal.js';
import { useWords } from '../language.js';
import { useDesk } from './desk-context.js';
import { FIGURE_RULES, type Formula, formulasOf } from './formulas.js';
import { showYuan } from './money.js';
import { tabWords } from './tab-words.js';

/** What adds up and what does not. Red is what a finding says; the page on its own only says that figures differ. */
export function FormulaList() {
  const words = useWords(tabWords);
  const { review, select, numbers, decided } = useDesk();
  const formulas = useMemo(
    () => review.documents.flatMap(({ amounts }) => formulasOf(amounts, review.findings)),
    [review],
  );
  const told = new Set(formulas.map(({ finding }) => finding));
  const findings = review.findings.filter(({ rule, key }) => FIGURE_RULES.has(rule) && !told.has(key));
  return (
    <div className="formulas">
      <h2>{words.sums}</h2>
      {formulas.length === 0 && <p className="quiet">{words.sumNone}</p>}
      <ul>
        {formulas.map((formula) => (
          <FormulaLine key={`${formula.total.id} ${formula.parts[0]?.id}`} formula={formula} />
        ))}
      </ul>
      {findings.length > 0 && (
        <>
          <h2>{words.faultsFound}</h2>
          <ul>
            {findings.map(({ key, severity, message }) => (
              <li
                key={key}
                className={`formula formula-${decided.get(key)?.verdict === 'dismissed' ? 'dismissed' : severity === 'error' ? 'broken' : 'differs'}`}
              >
                <button type="button" className="link" onClick={() => select(key)}>
                  <span className={`number number-${severity}`}>{numbers.get(key)}</span> {message}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function FormulaLine({ formula }: { readonly formula: Formula }) {
  const words = useWords(tabWords);
  const { select, numbers, review } = useDesk();
  const { total, parts, measure, year, state, difference, finding } = formula;
  const says = { holds: words.sumHolds, broken: words.sumBroken, differs: words.sumDiffers }[state];
  const about = [year, measure && words.measures[measure]].filter(Boolean).join(' ');
  const said = review.findings.find(({ key }) => key === finding);
  return (
    <li className={`formula formula-${state}`}>
      <span className="formula-state">
        {state === 'holds' ? '✓' : state === 'broken' ? '✗' : '≠'} {says}
      </span>
      <span className="formula-text figures">
        <Figure amount={total} /> ={' '}
        {parts.map((part, index) => (
          <span key={part.id}>
            {index > 0 && ' + '}
            <Figure amount={part} />
          </span>
        ))}
        <span className="quiet"> {about}</span>
        {state !== 'holds' && <b> {words.sumGap(showYuan(absolute(difference)))}</b>}
        {said && (
          <button
            type="button"
            className={`number number-${said.severity}`}
            title={said.message}
            onClick={() => select(said.key)}
          >
            {numbers.get(said.key)}
          </button>
        )}
      </span>
    </li>
  );
}

function Figure({ amount }: { readonly amount: AmountResult }) {
  const { goTo } = useDesk();
  return (
    <>
      {amount.item}{' '}
      <button type="button" className="link" onClick={() => goTo(amount.location)}>
        {amount.raw}
      </button>
    </>
  );
}
