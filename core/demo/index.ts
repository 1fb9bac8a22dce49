export { deliverDemoJob } from './deliver-job.ts';
export { demoHandlers, planDemo } from './demo-handlers.ts';
export { loadDemoJob } from './load-job.ts';
