import { Empty } from 'antd';
import { useWords } from '../language.js';
import { punctuation } from '../words/punctuation.js';
import { useDesk } from './desk-context.js';
import { groupLines } from './sheet-groups.js';
import { SheetRow } from './sheet-row.js';
import { sheetWords } from './sheet-words.js';
import { SignBar, SignedNote } from './sign-bar.js';

/** The official form, filled in; printed it is only the form. */
export function SheetTab() {
  const words = useWords(sheetWords);
  const { colon } = useWords(punctuation);
  const { sheet, submission } = useDesk();
  if (!sheet || sheet.lines.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noSheet} />;
  const [low, high] = sheet.range;
  return (
    <div className="sheet">
      <div className="tab-scroll">
        <SignedNote />
        <h2 className="sheet-title">{sheet.rubric.startsWith('default') ? words.official : words.title}</h2>
        <p className="sheet-unit">
          {words.unit + colon}
          {submission.unit ?? ''}
        </p>
        <table className="form">
          <colgroup>
            <col className="form-group" />
            <col className="form-name" />
            <col className="form-max" />
            <col className="form-standard" />
            <col className="form-points" />
            <col className="form-reason" />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{words.group}</th>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.max}</th>
              <th scope="col">{words.standard}</th>
              <th scope="col">{words.points}</th>
              <th scope="col">{words.reason}</th>
            </tr>
          </thead>
          <tbody>
            {groupLines(sheet.lines).flatMap((group) =>
              group.lines.map((line, index) => (
                <SheetRow key={line.id} line={line} group={index === 0 ? group : null} />
              )),
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {words.total}
              </th>
              <td className="figures">{sheet.max}</td>
              <td />
              <td className="figures form-total">
                <strong>{sheet.total}</strong>
              </td>
              <td>
                <span className="no-print">
                  {submission.sign === 'open' && low !== high && words.totalRange(low, high)}
                  {sheet.pending > 0 && `　${words.pending(sheet.pending)}`}
                </span>
              </td>
            </tr>
          </tfoot>
        </table>
        <p className="sheet-signature print-only">
          <span>{words.signature}</span>
          <span>{words.date}</span>
        </p>
      </div>
      <SignBar />
    </div>
  );
}
