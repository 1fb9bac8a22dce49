// Put into a process with `--import`: answers over its IPC channel how long its event loop was held up at most.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const resolutionMs = 2;

if (isMainThread && process.send !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  process.on('message', (word) => {
    // The histogram holds the times between two ticks: what exceeds the tick itself is the delay.
    process.send({
      maxMs: Math.max(0, delay.max / 1e6 - resolutionMs),
      p99Ms: Math.max(0, delay.percentile(99) / 1e6 - resolutionMs),
      cpuS: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
    });
    if (word === 'reset') delay.reset();
  });
  // It waits for words, but is no reason to stay.
  process.channel?.unref();
}
