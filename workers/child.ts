import { serveTasks } from '../src/adapters/children/serve.js';
import { tasks } from './child-tasks.js';

/** The one process that opens untrusted bytes. */
serveTasks(tasks);
