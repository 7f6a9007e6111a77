import { appendFileSync } from 'node:fs';
import { serveTasks } from '../../src/adapters/children/serve.js';
import type { PageProgress, ReadTask, RecogniseTask } from '../../src/ports/tasks.js';
import { makeTasks } from '../../workers/child-tasks.js';
import { stubTools } from './stub-ocr.js';

/**
 * The real child with engines that read the same on every page. Notes what it is asked in TEST_CHILD_LOG. Of a file that is
 * called 坏 it recognises no range that begins with page 1, of one that is called 崩 it dies over that range.
 */
const tools = stubTools(['某某单位绩效自评报告', '一、单位基本情况', '人员编制为六名，实有五人。']);
const tasks = makeTasks({ open: tools.openOcr!, close: async () => undefined });
const note = (what: string) => {
  if (process.env.TEST_CHILD_LOG) appendFileSync(process.env.TEST_CHILD_LOG, `${process.pid} ${what}\n`);
};
type OnPage = (progress: PageProgress) => void;

serveTasks({
  ...tasks,
  recognise: async (task: RecogniseTask, onPage: OnPage) => {
    note(`recognise ${task.pages.join(',')}`);
    if (task.pages[0] === 1 && task.file.includes('坏')) throw new Error('the engine is gone');
    if (task.pages[0] === 1 && task.file.includes('崩')) process.abort();
    return tasks.recognise(task, onPage);
  },
  read: async (task: ReadTask, onPage: OnPage) => {
    const before = tools.seen.pages;
    const answer = await tasks.read(task, onPage);
    note(`read ${tools.seen.pages - before}`);
    return answer;
  },
});
