import { expect, test } from 'vitest';
import { desktopEntry } from './desktop-entry.ts';

const execOf = (command: string[]) => /^Exec=(.*)$/m.exec(desktopEntry(command))?.[1];

test('quotes every argument', () => {
  expect(execOf(['/opt/Haus post/hauspost', '--hidden'])).toBe('"/opt/Haus post/hauspost" "--hidden"');
});

test('what a shell or the specification would read otherwise stays what it is', () => {
  expect(execOf(['/a"b'])).toBe(String.raw`"/a\\"b"`);
  expect(execOf(['/a$b`c'])).toBe(String.raw`"/a\\$b\\` + '`c"');
  expect(execOf(['/a\\b'])).toBe(String.raw`"/a\\\\b"`);
  expect(execOf(['/50%'])).toBe('"/50%%"');
});

test('a line end cannot begin a line of its own', () => {
  const lines = desktopEntry(['/a\nExec=/bin/evil']).split('\n');
  expect(lines.filter((line) => line.startsWith('Exec='))).toHaveLength(1);
});
