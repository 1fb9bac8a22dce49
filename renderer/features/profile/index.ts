export { backupReasons } from './backup-reasons.tsx';
export { judgePassphrase, type PassphraseStrength } from './passphrase-strength.ts';
export { RecoveryCode } from './recovery-code.tsx';
export { StrengthWords } from './strength-words.tsx';
export { useRecoveryCode } from './use-recovery-code.ts';
