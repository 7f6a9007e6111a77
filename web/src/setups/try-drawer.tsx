import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.js';
import { apiQuery } from '../api/query.js';
import type { Rule } from '../api/types.js';
import { useWords } from '../language.js';
import { ProblemNote } from '../parts/asked.js';
import { useEscape } from '../parts/use-escape.js';
import { setupWords } from '../words/setups.js';
import type { Kind } from './editor-of-file.js';
import { TryOutcome } from './try-outcome.js';

interface TryDrawerProps {
  readonly kind: Kind;
  readonly text: string;
  readonly rules: readonly Rule[];
  readonly onClose: () => void;
}

/** What the changed text would make of a submission, beside what is now. */
export function TryDrawer({ kind, text, rules, onClose }: TryDrawerProps) {
  const words = useWords(setupWords);
  const [search, setSearch] = useState('');
  const [submission, setSubmission] = useState<string | null>(null);
  useEscape(onClose);
  const found = useQuery({
    ...apiQuery('GET /submissions', {
      query: { state: 'reviewed', most: 20, ...(search ? { search } : {}) },
    }),
    placeholderData: keepPreviousData,
  });
  const attempt = useMutation({
    mutationFn: (id: string) => call('POST /setups/try', { body: { kind, yaml: text, submission: id } }),
  });
  return (
    <Drawer open title={words.tryTitle} size={560} onClose={onClose}>
      <p className="quiet">{words.tryAbout}</p>
      <div className="setup-try">
        <Select
          showSearch={{ filterOption: false, onSearch: setSearch }}
          style={{ flex: 1, minWidth: 0 }}
          aria-label={words.submission}
          placeholder={words.choose}
          value={submission}
          options={found.data?.rows.map(({ id, unit, source, year }) => ({
            value: id,
            label: [unit ?? source, year, unit ? source : null].filter(Boolean).join(' · '),
          }))}
          onChange={setSubmission}
        />
        <Button
          type="primary"
          disabled={submission === null}
          loading={attempt.isPending}
          onClick={() => submission !== null && attempt.mutate(submission)}
        >
          {words.run}
        </Button>
      </div>
      <div role="status">
        {attempt.error && <ProblemNote error={attempt.error} />}
        {attempt.data && !attempt.isPending && <TryOutcome result={attempt.data} rules={rules} />}
      </div>
    </Drawer>
  );
}
