import { expect, test } from 'vitest';
import { defaultProfileDir } from './profile-place.ts';

test('each system has its place', () => {
  expect(defaultProfileDir('linux', {}, '/home/a')).toBe('/home/a/.local/share/hauspost/profile');
  expect(defaultProfileDir('linux', { XDG_DATA_HOME: '/data' }, '/home/a')).toBe('/data/hauspost/profile');
  expect(defaultProfileDir('linux', { XDG_DATA_HOME: 'relative' }, '/home/a')).toBe(
    '/home/a/.local/share/hauspost/profile',
  );
  expect(defaultProfileDir('darwin', {}, '/Users/a')).toBe('/Users/a/Library/Application Support/Hauspost/profile');
  expect(defaultProfileDir('win32', { APPDATA: String.raw`C:\a` }, String.raw`C:\u`)).toBe(
    String.raw`C:\a\Hauspost\profile`,
  );
});

test('the environment may name another', () => {
  expect(defaultProfileDir('linux', { HAUSPOST_PROFILE: '/p' }, '/home/a')).toBe('/p');
});
