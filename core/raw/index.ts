export { RawStore, type RawStoreOptions, type RawUsage } from './raw-store.ts';
export { noticeLostRaw } from './notice-lost-raw.ts';
export { packRaw, type PackedRaw } from './pack.ts';
export { tidyRawJob } from './tidy-job.ts';
