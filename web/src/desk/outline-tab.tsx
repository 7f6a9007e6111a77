import { Empty } from 'antd';
import { useMemo } from 'react';
import { useWords } from '../language.js';
import { useDesk } from './desk-context.js';
import { type NodeFault, type OutlineNode, outlineOf } from './outline.js';
import { tabWords } from './tab-words.js';

/** The headings as they are numbered, and what is wrong with the numbers where it is wrong. */
export function OutlineTab() {
  const words = useWords(tabWords);
  const { review } = useDesk();
  const trees = useMemo(
    () =>
      review.documents.map(({ file, sections }) => ({ file, nodes: outlineOf(sections, review.findings) })),
    [review],
  );
  const filled = trees.filter(({ nodes }) => nodes.length > 0);
  if (filled.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noSections} />;
  return (
    <div className="tab-scroll outline">
      {filled.map(({ file, nodes }) => (
        <section key={file} aria-label={file}>
          {filled.length > 1 && <h2 className="file-name">{file}</h2>}
          <Nodes nodes={nodes} />
        </section>
      ))}
    </div>
  );
}

function Nodes({ nodes }: { readonly nodes: readonly OutlineNode[] }) {
  return (
    <ul>
      {nodes.map((node) => (
        <Node key={node.section.id} node={node} />
      ))}
    </ul>
  );
}

/** Of a number used twice both are wrong; of a number out of line only that one. */
const isOfNumber = ({ kind, isFirst }: NodeFault): boolean =>
  kind === 'duplicate' || (isFirst && (kind === 'gap' || kind === 'order'));

function Node({ node: { section, faults, missing, children } }: { readonly node: OutlineNode }) {
  const words = useWords(tabWords);
  const { goTo, select, numbers, selected } = useDesk();
  return (
    <>
      {missing !== null && <li className="outline-missing">{words.missing(missing)}</li>}
      <li>
        <div className="outline-line">
          <button type="button" className="link outline-title" onClick={() => goTo(section.location)}>
            {section.label && <b className={faults.some(isOfNumber) ? 'is-faulty' : ''}>{section.label}</b>}
            {section.title}
            {section.location.page !== null && (
              <span className="quiet figures"> {words.page(section.location.page)}</span>
            )}
          </button>
          {faults.map(({ finding, severity, kind, isFirst, message }) => (
            <button
              key={`${finding} ${isFirst}`}
              type="button"
              title={message}
              aria-pressed={selected?.key === finding}
              className={`fault fault-${severity}`}
              onClick={() => select(finding)}
            >
              <span className={`number number-${severity}`}>{numbers.get(finding)}</span>
              {isFirst ? words.faults[kind] : words.twins[kind]}
            </button>
          ))}
        </div>
        {children.length > 0 && <Nodes nodes={children} />}
      </li>
    </>
  );
}
