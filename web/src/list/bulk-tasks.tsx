import { useQuery } from '@tanstack/react-query';
import { App, Button, Progress } from 'antd';
import { useEffect, useRef } from 'react';
import { apiQuery, useChange } from '../api/query.js';
import type { BulkTask } from '../api/types.js';
import { useWords } from '../language.js';
import { useTold } from '../parts/use-told.js';
import { useMay } from '../shell/person.js';
import { listWords } from '../words/list.js';
import { countsText } from './result-text.js';
import './bulk-tasks.css';

/** Events tell of every slice; where they do not come, it is asked for now and then, in ms. */
const REGULARLY_MS = 5000;

/** What is done to very many submissions: how far it is, on every page, until it is over. */
export function BulkTasks() {
  const words = useWords(listWords);
  const told = useTold();
  const isReviewer = useMay('reviewer');
  const tasks = useQuery({
    ...apiQuery('GET /tasks'),
    enabled: isReviewer,
    refetchInterval: ({ state }) => (state.data?.some(isRunning) ? REGULARLY_MS : false),
  }).data;
  const watched = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    // Told of by whoever saw it run: what ended before this page was opened is no news.
    for (const task of tasks ?? []) {
      if (isRunning(task) || !watched.current.has(task.id)) continue;
      const text = countsText(task.done, task.refused, words);
      told.done(`${nameOf(task, words)}${words.between}${words.taskEnds[task.state]}${words.between}${text}`);
    }
    watched.current = new Set((tasks ?? []).filter(isRunning).map(({ id }) => id));
  }, [tasks, told, words]);
  const running = (tasks ?? []).filter(isRunning);
  if (running.length === 0) return null;
  return (
    <section className="bulk-tasks no-print" aria-label={words.tasks}>
      {running.map((task) => (
        <TaskLine key={task.id} task={task} />
      ))}
    </section>
  );
}

function TaskLine({ task }: { readonly task: BulkTask }) {
  const words = useWords(listWords);
  const { modal } = App.useApp();
  const told = useTold();
  const stop = useChange('POST /tasks/{id}/stop', 'tasks', 'submissions', 'batches');
  const past = task.done + Object.values(task.refused).reduce((sum, count) => sum + count, 0);
  const ask = (): void =>
    void modal.confirm({
      title: words.stopAsk,
      content: words.stopAbout,
      okText: words.stop,
      cancelText: words.keep,
      onOk: () => stop.mutateAsync({ path: { id: task.id } }).then(() => undefined, told.failed),
    });
  return (
    <div className="bulk-task">
      <strong>{nameOf(task, words)}</strong>
      <Progress
        className="bulk-task-bar"
        size="small"
        status="active"
        percent={Math.floor((past / Math.max(1, task.total)) * 100)}
        aria-label={nameOf(task, words)}
      />
      <span className="figures" role="status">
        {words.taskDone(past, task.total)}
      </span>
      <span className="quiet">{words.by(task.byName)}</span>
      <Button size="small" disabled={stop.isPending} onClick={ask}>
        {words.stop}
      </Button>
    </div>
  );
}

const isRunning = ({ state }: BulkTask): boolean => state === 'running';

function nameOf({ action, total }: BulkTask, words: (typeof listWords)['zh']): string {
  return words.task(action === 'delete-batch' ? words.deleteBatch : words[action], total);
}
