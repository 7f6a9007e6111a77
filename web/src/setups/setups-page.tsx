import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { apiQuery } from '../api/query.js';
import { useWords } from '../language.js';
import { Asked } from '../parts/asked.js';
import { PageHead } from '../parts/page-head.js';
import { setupWords } from '../words/setups.js';
import { EditorOfFile } from './editor-of-file.js';
import './setups.css';

const route = getRouteApi('/shell/setups');

/** What is checked and how it is scored: read, changed, tried, saved. */
export function SetupsPage() {
  const words = useWords(setupWords);
  const navigate = route.useNavigate();
  const { tab, file } = route.useSearch();
  const setups = useQuery(apiQuery('GET /setups'));
  const rules = useQuery(apiQuery('GET /rules'));
  const kind = tab === 'rubric' ? 'rubric' : 'config';
  return (
    <>
      <PageHead title={words.title} />
      <Tabs
        size="small"
        className="no-print"
        activeKey={kind}
        items={[
          { key: 'config', label: words.tabs.rules },
          { key: 'rubric', label: words.tabs.rubric },
        ]}
        onChange={(key) => void navigate({ search: key === 'rubric' ? { tab: 'rubric' } : {} })}
      />
      <Asked query={setups}>
        {(known) => (
          <Asked query={rules}>
            {(all) => (
              <EditorOfFile
                key={`${kind}/${file ?? ''}`}
                kind={kind}
                file={file ?? null}
                setups={known}
                rules={all}
              />
            )}
          </Asked>
        )}
      </Asked>
    </>
  );
}
