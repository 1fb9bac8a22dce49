import { expect, test } from 'vitest';
import { readLaunch } from './launch.ts';

test('the profile, the demo, a hidden start', () => {
  expect(readLaunch([], '/home/x')).toEqual({ profileDir: '/home/x', isHidden: false, link: null });
  expect(readLaunch(['--profile', '/y'], '/home/x').profileDir).toBe('/y');
  expect(readLaunch(['--profile=/y'], '/home/x').profileDir).toBe('/y');
  expect(readLaunch(['--profile'], '/home/x').profileDir).toBe('/home/x');
  expect(readLaunch(['--demo'], '/home/x').profileDir).toBeNull();
  expect(readLaunch(['--hidden'], '/home/x').isHidden).toBe(true);
});

test('a link of ours, among whatever else the system passes', () => {
  const args = ['--no-sandbox', '--enable-features=A,B', '/some/file', 'mailto:a@b.example', '--hidden'];
  expect(readLaunch(args, '/home/x')).toEqual({ profileDir: '/home/x', isHidden: true, link: 'mailto:a@b.example' });
  expect(readLaunch(['https://evil.example', 'hauspost://run/x', 'file:///etc/passwd'], '/h').link).toBeNull();
});
