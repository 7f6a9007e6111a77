import { getRouteApi } from '@tanstack/react-router';
import { Alert, Tabs } from 'antd';
import type { ComponentType } from 'react';
import { useWords } from '../language.js';
import { PageHead } from '../parts/page-head.js';
import type { ManageTab } from '../router.js';
import { useMay, useMe } from '../shell/person.js';
import { manageWords } from '../words/manage.js';
import { FailedTab } from './failed-tab.js';
import { HistoryTab } from './history-tab.js';
import { QueueTab } from './queue-tab.js';
import { TemplatesTab } from './templates-tab.js';
import { TokensTab } from './tokens-tab.js';
import { UnitsTab } from './units-tab.js';
import { UsersTab } from './users-tab.js';
import './manage.css';

const route = getRouteApi('/shell/manage');

const CONTENT: Readonly<Record<ManageTab, ComponentType>> = {
  users: UsersTab,
  units: UnitsTab,
  tokens: TokensTab,
  failed: FailedTab,
  queue: QueueTab,
  templates: TemplatesTab,
  history: HistoryTab,
};
const OF_ACCOUNTS: readonly ManageTab[] = ['users', 'units', 'tokens'];

/** What an administrator looks after; a reviewer sees what failed. */
export function ManagePage() {
  const words = useWords(manageWords);
  const me = useMe();
  const isAdministrator = useMay('administrator');
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const shown = (Object.keys(CONTENT) as ManageTab[]).filter((one) => {
    if (!isAdministrator) return one === 'failed';
    return me.via !== 'local' || !OF_ACCOUNTS.includes(one);
  });
  const active = tab && shown.includes(tab) ? tab : shown[0];
  return (
    <>
      <PageHead title={words.title} />
      {me.via === 'local' && (
        <Alert type="info" showIcon title={words.singleUser} style={{ marginBottom: 12 }} />
      )}
      <Tabs
        {...(active ? { activeKey: active } : {})}
        destroyOnHidden
        onChange={(key) => void navigate({ search: { tab: key as ManageTab } })}
        items={shown.map((key) => {
          const Content = CONTENT[key];
          return { key, label: words.tabs[key], children: <Content /> };
        })}
      />
    </>
  );
}
