import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import { followEvents } from '../api/events.js';
import { useLanguage, useWords } from '../language.js';
import { BulkTasks } from '../list/bulk-tasks.js';
import { shellWords } from '../words/shell.js';
import { useMay } from './person.js';
import { PersonMenu } from './person-menu.js';
import './shell.css';

/** The frame of every page of somebody who is signed in. */
export function Shell() {
  const words = useWords(shellWords);
  const { language, choose } = useLanguage();
  const client = useQueryClient();
  const isReviewer = useMay('reviewer');
  useEffect(() => followEvents(client), [client]);
  const pathname = useLocation({ select: (location) => location.pathname });
  // Not the router's own way, which also puts lists where the page before them was left.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another page is opened
  useEffect(() => {
    // It gives a promise in browsers of today, which would be taken for what cleans up.
    void window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className="shell">
      <a className="shell-skip" href="#content">
        {words.skip}
      </a>
      <header className="shell-head no-print">
        <Link to="/batches" className="shell-product">
          {words.product}
        </Link>
        <nav aria-label={words.navigation}>
          <Link to="/batches">{words.batches}</Link>
          <Link to="/submissions">{words.submissions}</Link>
          {isReviewer && <Link to="/setups">{words.setups}</Link>}
          {isReviewer && <Link to="/manage">{words.manage}</Link>}
        </nav>
        <div className="shell-person">
          <Button
            size="small"
            type="text"
            lang={language === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => choose(language === 'zh' ? 'en' : 'zh')}
          >
            {words.otherLanguage}
          </Button>
          <PersonMenu />
        </div>
      </header>
      <BulkTasks />
      <main id="content" className="shell-content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
