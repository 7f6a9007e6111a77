import { appendFileSync } from 'node:fs';
import { serveTasks } from '../../src/adapters/children/serve.js';
import type { InputProgress, OwnRead, PageProgress, ReadTask, ReviewTask } from '../../src/ports/tasks.js';
import { tasks } from '../../workers/child-tasks.js';
import { pause } from './processes.js';

async function begin({ file }: OwnRead | ReadTask): Promise<void> {
  if (process.env.TEST_CHILD_LOG) appendFileSync(process.env.TEST_CHILD_LOG, `${process.pid} ${file}\n`);
  if (file.includes('崩溃')) process.abort();
  if (file.includes('死循环')) for (;;);
  await pause(Number(process.env.TEST_CHILD_MS ?? 0));
}

/** The real child, but slow, and with files that bring it down. Notes what it begins to read in TEST_CHILD_LOG. */
serveTasks({
  ...tasks,
  read: async (task: ReadTask, progress: (progress: PageProgress) => void) => {
    await begin(task);
    return tasks.read(task, progress);
  },
  review: async (task: ReviewTask, progress: (progress: InputProgress) => void) => {
    for (const input of task.inputs) if (typeof input !== 'string') await begin(input);
    return tasks.review(task, progress);
  },
});
