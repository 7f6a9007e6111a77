import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import type { DocumentModel } from '../../../../src/model/document.js';
import { apiQuery } from '../../api/query.js';
import type { DuplicatePair } from '../../api/types.js';
import { useWords } from '../../language.js';
import { Asked } from '../../parts/asked.js';
import { overviewWords } from '../../words/overview.js';
import { commonRuns, type Piece, piecesOf } from './common-runs.js';
import { linesOf } from './lines-of.js';
import './copies.css';

const useText = (id: string) => useQuery(apiQuery('GET /documents/{id}/text', { path: { id } }));

interface SideBySideProps {
  readonly batch: string;
  readonly pair: DuplicatePair;
}

/** Two documents, what they have in common marked in both. */
export function SideBySide({ batch, pair }: SideBySideProps) {
  const [a, b] = [useText(pair.a.document!), useText(pair.b.document!)];
  return (
    <Asked query={a}>
      {(left) => (
        <Asked query={b}>
          {(right) => (
            <Compared
              batch={batch}
              pair={pair}
              left={linesOf(left as DocumentModel)}
              right={linesOf(right as DocumentModel)}
            />
          )}
        </Asked>
      )}
    </Asked>
  );
}

interface ComparedProps extends SideBySideProps {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

function Compared({ batch, pair, left, right }: ComparedProps) {
  const words = useWords(overviewWords);
  const [current, setCurrent] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const [a, b] = [left.join('\n'), right.join('\n')];
  const { runs, percent } = useMemo(() => commonRuns(a, b), [a, b]);
  const show = (run: number): void => {
    setCurrent(run);
    for (const side of ['a', 'b'])
      place.current?.querySelector(`[data-run="${side}${run}"]`)?.scrollIntoView({ block: 'center' });
  };
  const sides = [
    {
      key: 'a',
      side: pair.a,
      pieces: piecesOf(
        left,
        runs.map((run) => run.a),
      ),
    },
    {
      key: 'b',
      side: pair.b,
      pieces: piecesOf(
        right,
        runs.map((run) => run.b),
      ),
    },
  ];
  return (
    <div className="copies" ref={place}>
      <div className="copies-bar no-print">
        <Link to="/batches/$id/overview" params={{ id: batch }} search={{ view: 'copies' }}>
          {words.backToPairs}
        </Link>
        <span>{runs.length === 0 ? words.noCommon : words.common(runs.length, percent)}</span>
        {runs.length > 0 && (
          <span className="copies-walk">
            <span className="quiet" role="status">
              {words.place(current + 1, runs.length)}
            </span>
            <Button size="small" disabled={current === 0} onClick={() => show(current - 1)}>
              {words.previous}
            </Button>
            <Button size="small" disabled={current === runs.length - 1} onClick={() => show(current + 1)}>
              {words.next}
            </Button>
          </span>
        )}
      </div>
      <div className="copies-sides">
        {sides.map(({ key, side, pieces }) => (
          <div key={key}>
            <h2>
              {side.unit}{' '}
              <Link
                to="/submissions/$id"
                params={{ id: side.submission }}
                search={{}}
                className="copies-open"
              >
                {words.openDesk}
              </Link>
            </h2>
            <div className="quiet">{side.file}</div>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
            <section className="copies-text" tabIndex={0} aria-label={`${side.unit} ${side.file}`}>
              <Lines side={key} pieces={pieces} current={current} onShow={show} />
            </section>
          </div>
        ))}
      </div>
    </div>
  );
}

interface LinesProps {
  readonly side: string;
  readonly pieces: readonly (readonly Piece[])[];
  readonly current: number;
  readonly onShow: (run: number) => void;
}

function Lines({ side, pieces, current, onShow }: LinesProps) {
  return pieces.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that does not change
    <p key={index}>
      {line.map(({ text, run }, at) =>
        run === null ? (
          text
        ) : (
          // biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut; the buttons above do the same
          <mark
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a line that does not change
            key={at}
            data-run={`${side}${run}`}
            className={run === current ? 'is-current' : undefined}
            onClick={() => onShow(run)}
          >
            {text}
          </mark>
        ),
      )}
    </p>
  ));
}
