import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Family } from './exposition.ts';

const nanosecondsInSecond = 1e9;

/** How this process fares: the event loop's lag since the last question, memory, and time since it started. */
export function processGauges(): () => Family[] {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return () => {
    const lag = ([0.5, 0.99] as const).map((quantile) => ({
      labels: { quantile: String(quantile) },
      value: delay.percentile(quantile * 100) / nanosecondsInSecond,
    }));
    const most = { labels: { quantile: '1' }, value: delay.count === 0 ? 0 : delay.max / nanosecondsInSecond };
    delay.reset();
    return [
      {
        name: 'tillstand_event_loop_lag_seconds',
        type: 'gauge',
        help: 'Lag of the event loop since it was last asked for',
        samples: [...lag, most],
      },
      {
        name: 'tillstand_memory_bytes',
        type: 'gauge',
        help: 'Memory that the process holds',
        samples: [{ value: process.memoryUsage.rss() }],
      },
      {
        name: 'tillstand_uptime_seconds',
        type: 'gauge',
        help: 'Time since the process started',
        samples: [{ value: Math.round(process.uptime()) }],
      },
    ];
  };
}
