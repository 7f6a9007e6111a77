import { Tabs } from 'antd';
import { useWords } from '../language.js';
import { AmountsTab } from './amounts-tab.js';
import { useDesk } from './desk-context.js';
import { type DeskTab, deskTabs } from './desk-search.js';
import { FindingsTab } from './findings-tab.js';
import { HistoryTab } from './history-tab.js';
import { OutlineTab } from './outline-tab.js';
import { SheetTab } from './sheet-tab.js';
import { TablesTab } from './tables-tab.js';
import { deskWords } from './words.js';

const PANES: Readonly<Record<DeskTab, () => React.ReactNode>> = {
  findings: FindingsTab,
  outline: OutlineTab,
  amounts: AmountsTab,
  tables: TablesTab,
  sheet: SheetTab,
  history: HistoryTab,
};

/** What is said of the document, beside it. */
export function Side() {
  const { tabs } = useWords(deskWords);
  const { search, setSearch, review } = useDesk();
  return (
    <Tabs
      className="side"
      size="small"
      activeKey={search.tab ?? 'findings'}
      onChange={(tab) => setSearch({ tab: tab as DeskTab })}
      destroyOnHidden
      items={deskTabs.map((key) => {
        const Pane = PANES[key];
        const count = key === 'findings' ? ` ${review.findings.length}` : '';
        return { key, label: `${tabs[key]}${count}`, children: <Pane /> };
      })}
    />
  );
}
