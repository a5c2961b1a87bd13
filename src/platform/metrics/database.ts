import type { Database } from '../db/index.ts';
import type { Family } from './exposition.ts';

/** How many connections there are, how many of them are free, and how many requests wait for one. */
export const poolGauges =
  ({ pool }: Pick<Database, 'pool'>) =>
  (): Family[] => [
    {
      name: 'tillstand_database_connections',
      type: 'gauge',
      help: 'Connections of this node, and those who wait for one',
      samples: [
        { labels: { state: 'busy' }, value: pool.totalCount - pool.idleCount },
        { labels: { state: 'idle' }, value: pool.idleCount },
        { labels: { state: 'waited-for' }, value: pool.waitingCount },
      ],
    },
  ];
