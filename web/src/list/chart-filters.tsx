import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { apiQuery } from '../api/query.js';
import { useWords } from '../language.js';
import { listWords } from '../words/list.js';
import type { ListSearch } from './list-search.js';

interface ChartFiltersProps {
  readonly search: ListSearch;
  readonly onChange: (change: ListSearch) => void;
}

/** Conditions that come from a bar of the overview: they are said, and taken away, but chosen there. */
export function ChartFilters({ search, onChange }: ChartFiltersProps) {
  const words = useWords(listWords);
  const { rule, scoreFrom, scoreBelow } = search;
  const rules = useQuery({ ...apiQuery('GET /rules'), enabled: rule !== undefined });
  const title = rules.data?.find(({ id }) => id === rule)?.title ?? rule;
  const hasScores = scoreFrom !== undefined || scoreBelow !== undefined;
  return (
    <>
      {rule !== undefined && (
        <Tag closable={{ 'aria-label': words.dropFilter }} onClose={() => onChange({ rule: undefined })}>
          {words.ofRule(title ?? '')}
        </Tag>
      )}
      {hasScores && (
        <Tag
          closable={{ 'aria-label': words.dropFilter }}
          onClose={() => onChange({ scoreFrom: undefined, scoreBelow: undefined })}
        >
          {words.ofScore(scoreFrom, scoreBelow)}
        </Tag>
      )}
    </>
  );
}
