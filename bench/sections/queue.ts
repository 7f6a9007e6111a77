import { startRedis } from '../../test/helpers/servers.js';
import { table } from '../measure.js';
import { redisServer } from '../peers.js';
import { JOBS, raceQueues } from '../queue-cost.js';
import type { Section } from '../section.js';

export const queue: Section = {
  name: 'queue',
  title: 'What a job costs in the queue',
  peers: [redisServer],
  run: async () => {
    const redis = await startRedis();
    try {
      return `${JOBS} jobs that do nothing, on Redis.\n\n${table(await raceQueues(redis.url))}`;
    } finally {
      await redis.stop();
    }
  },
};
