import { useMemo } from 'react';
import { useWords } from '../../language.js';
import { overviewWords } from '../../words/overview.js';
import { FiguresTable } from './figures-table.js';
import { ruleBars } from './from-answers.js';
import { lying, lyingHeight } from './options.js';
import { Panel } from './panel.js';
import type { PictureProps } from './pictures-view.js';
import { TargetLink, useGo } from './target-link.js';

const MOST = 20;

interface RulesPanelProps extends PictureProps {
  readonly titleOf: (rule: string) => string;
}

export function RulesPanel({ batch, overview, titleOf }: RulesPanelProps) {
  const words = useWords(overviewWords);
  const go = useGo(batch);
  const all = useMemo(() => ruleBars(overview, titleOf, words.findings), [overview, titleOf, words]);
  const drawn = useMemo(() => ({ ...all, bars: all.bars.slice(0, MOST) }), [all]);
  const option = useMemo(() => lying(drawn, { x: words.findings }), [drawn, words]);
  return (
    <Panel
      title={words.rules}
      about={words.rulesAbout(drawn.bars.length, all.bars.length)}
      chart={
        all.bars.length === 0
          ? null
          : { option, height: lyingHeight(drawn), onChoose: (index) => go(drawn.bars[index]?.target) }
      }
      table={
        <FiguresTable
          caption={words.rules}
          head={[words.rule, words.findings, words.submissions]}
          rows={overview.rules.map(({ rule, findings, submissions }, index) => ({
            key: rule,
            cells: [
              <TargetLink key="go" batch={batch} target={all.bars[index]!.target}>
                {titleOf(rule)}
              </TargetLink>,
              findings,
              submissions,
            ],
          }))}
        />
      }
    >
      {all.bars.length === 0 && <p className="quiet">{words.nothing}</p>}
    </Panel>
  );
}
