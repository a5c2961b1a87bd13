import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Family } from './exposition.ts';

const resolutionMs = 20;

/** How this process fares: the event loop's lag since the last question, memory, and time since it started. */
export function processGauges(): () => Family[] {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  /** What is measured is the time between two looks, which is the resolution when nothing lags. */
  const lagOf = (nanoseconds: number): number => (delay.count === 0 ? 0 : Math.max(0, nanoseconds / 1e9 - resolutionMs / 1e3));
  return () => {
    const lag = ([0.5, 0.99] as const).map((quantile) => ({
      labels: { quantile: String(quantile) },
      value: lagOf(delay.percentile(quantile * 100)),
    }));
    const most = { labels: { quantile: '1' }, value: lagOf(delay.max) };
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
