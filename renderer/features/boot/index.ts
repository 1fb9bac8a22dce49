export { BootScreens } from './boot-screens.tsx';
export { FirstRecoveryCode } from './first-recovery-code.tsx';
