import { Button, Checkbox, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { HandedInState } from '../../../src/model/list.js';
import { useWords } from '../language.js';
import { listWords } from '../words/list.js';
import { ChartFilters } from './chart-filters.js';
import { conditionsOf, HANDED_IN, isFiltered, type ListSearch } from './list-search.js';
import { stageOf, stageSearch, stages } from './stages.js';
import { useReviewers } from './use-reviewers.js';

interface ListFiltersProps {
  readonly search: ListSearch;
  readonly total: number | null;
  /** It is known who had to hand in, and until when. */
  readonly hasRoster: boolean;
  readonly onChange: (change: ListSearch) => void;
}

const YEARS_BACK = 8;

export function ListFilters({ search, total, hasRoster, onChange }: ListFiltersProps) {
  const words = useWords(listWords);
  const reviewers = useReviewers();
  const [text, setText] = useState(search.search ?? '');
  useEffect(() => setText(search.search ?? ''), [search.search]);
  const find = (): void => {
    if (text.trim() !== (search.search ?? '')) onChange({ search: text.trim() || undefined });
  };
  const thisYear = new Date().getFullYear();
  const years = Array.from({ length: YEARS_BACK }, (_, back) => thisYear - back);
  const conditions = conditionsOf(search);
  return (
    <search className="list-bar no-print">
      <Input
        allowClear
        value={text}
        placeholder={words.search}
        aria-label={words.search}
        style={{ width: 200 }}
        onChange={({ target, type }) => {
          setText(target.value);
          // The cross was pressed.
          if (type === 'click') onChange({ search: undefined });
        }}
        onPressEnter={find}
        onBlur={find}
      />
      <Select
        aria-label={words.state}
        style={{ width: 120 }}
        value={stageOf(search)}
        options={stages.map((stage) => ({ value: stage, label: words.stages[stage] }))}
        onChange={(stage) => stage && onChange({ state: undefined, sign: undefined, ...stageSearch(stage) })}
      />
      <Select
        aria-label={words.year}
        style={{ width: 110 }}
        value={search.year ?? 0}
        options={[
          { value: 0, label: words.anyYear },
          ...[...new Set([...years, search.year ?? thisYear])].map((year) => ({
            value: year,
            label: String(year),
          })),
        ]}
        onChange={(year) => onChange({ year: year || undefined })}
      />
      {reviewers.length > 0 && (
        <Select
          aria-label={words.assignee}
          style={{ width: 130 }}
          value={search.assignee ?? ''}
          options={[
            { value: '', label: words.anyAssignee },
            ...reviewers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(assignee) => onChange({ assignee: assignee || undefined })}
        />
      )}
      {hasRoster && (
        <Select<HandedInState | ''>
          aria-label={words.late}
          style={{ width: 150 }}
          value={search.roster ?? ''}
          options={[
            { value: '', label: words.anyRoster },
            ...HANDED_IN.map((state) => ({ value: state, label: words.roster[state] })),
          ]}
          onChange={(state) => onChange({ roster: state || undefined })}
        />
      )}
      <Checkbox
        checked={search.withErrors ?? false}
        onChange={({ target }) => onChange({ withErrors: target.checked || undefined })}
      >
        {words.withErrors}
      </Checkbox>
      <Checkbox
        checked={search.withFailures ?? false}
        onChange={({ target }) => onChange({ withFailures: target.checked || undefined })}
      >
        {words.withFailures}
      </Checkbox>
      <ChartFilters search={search} onChange={onChange} />
      {isFiltered(search) && (
        <Button
          type="link"
          size="small"
          onClick={() =>
            onChange(Object.fromEntries(Object.keys(conditions).map((key) => [key, undefined])) as ListSearch)
          }
        >
          {words.clear}
        </Button>
      )}
      <span className="list-total quiet" role="status">
        {total !== null && words.total(total)}
      </span>
    </search>
  );
}
