import type { jobs } from '#shared/contract/jobs.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { listJobs } from './job-store.ts';
import type { Scheduler } from './scheduler.ts';

export function jobHandlers(scheduler: Scheduler): HandlersOf<typeof jobs> {
  return {
    list: (_input, { read }) => listJobs(read),
    cancel: ({ id }, { write }) => {
      write((tx) => scheduler.cancel(tx, id));
      return {};
    },
  };
}
