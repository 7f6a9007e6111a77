import { appendFileSync } from 'node:fs';
import { serveTasks } from '../../src/adapters/children/serve.js';
import type { PageProgress, ReadTask } from '../../src/ports/tasks.js';
import { tasks } from '../../workers/child-tasks.js';
import { pause } from './processes.js';

/** The real child, but slow, and with files that bring it down. Notes what it begins to read in TEST_CHILD_LOG. */
serveTasks({
  ...tasks,
  read: async (task: ReadTask, progress: (progress: PageProgress) => void) => {
    if (process.env.TEST_CHILD_LOG)
      appendFileSync(process.env.TEST_CHILD_LOG, `${process.pid} ${task.file}\n`);
    if (task.file.includes('崩溃')) process.abort();
    if (task.file.includes('死循环')) for (;;);
    await pause(Number(process.env.TEST_CHILD_MS ?? 0));
    return tasks.read(task, progress);
  },
});
