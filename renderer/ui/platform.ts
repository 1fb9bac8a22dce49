import type { KeyPlatform } from './key-caps.ts';

/** Which names the modifier keys carry on this computer. */
export const keyPlatform: KeyPlatform =
  typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent) ? 'mac' : 'other';
