export { demoCommands } from './commands.ts';
export { DemoNotice } from './demo-notice.tsx';
