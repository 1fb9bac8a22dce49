import { beforeEach, describe, expect, test } from 'vitest';
import type { KeyPress } from '../commands/chord.ts';
import type { Command, CommandScope } from '../commands/command.ts';
import { makeKeyReader, sequenceWindowMs, type Keyboard, type KeyOutcome } from './key-reader.ts';
import type { KeyTarget } from './key-target.ts';

function command(id: string, scope: CommandScope, ...keys: string[]): Command {
  return { id, title: { id }, group: 'app', scope, keys: { gmail: keys }, run: () => {} };
}

const keyboard: Keyboard = {
  commands: [
    command('archive', 'app', 'e'),
    command('go-inbox', 'app', 'g i'),
    command('go-sent', 'app', 'g t'),
    command('palette', 'everywhere', 'Mod+k'),
    command('link', 'editor', 'Mod+k'),
    command('next-message', 'reader', 'n'),
    command('open', 'list', 'Enter', 'o'),
  ],
  profile: 'gmail',
  ownKeys: {},
  platform: 'other',
};
const plain: KeyTarget = { kind: 'plain' };
const inList: readonly CommandScope[] = ['everywhere', 'app', 'list'];

let reader: ReturnType<typeof makeKeyReader>;
let now: number;

beforeEach(() => {
  reader = makeKeyReader();
  now = 10_000;
});

function press(key: string, target: KeyTarget = plain, scopes = inList, held: Partial<KeyPress> = {}): KeyOutcome {
  const code = /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : key;
  const event = { key, code, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...held };
  return reader.read(event, now, target, scopes, keyboard);
}

function ran(outcome: KeyOutcome): string | null {
  return outcome.kind === 'run' ? outcome.binding.command.id : null;
}

test('one key runs its command', () => {
  expect(ran(press('e'))).toBe('archive');
  expect(press('y').kind).toBe('none');
});

describe('a sequence', () => {
  test('waits, names what may follow, and runs', () => {
    const waiting = press('g');
    expect(waiting).toMatchObject({ kind: 'waiting', steps: 'g' });
    expect(waiting.kind === 'waiting' && waiting.next.map((binding) => binding.command.id)).toEqual([
      'go-inbox',
      'go-sent',
    ]);
    now += sequenceWindowMs;
    expect(ran(press('t'))).toBe('go-sent');
  });

  test('is forgotten after its window', () => {
    press('g');
    now += sequenceWindowMs + 1;
    expect(press('i').kind).toBe('none');
  });

  test('swallows a key that does not belong to it', () => {
    press('g');
    expect(press('e').kind).toBe('dropped');
    expect(ran(press('e'))).toBe('archive');
  });

  test('is forgotten when the focus moves', () => {
    press('g');
    reader.reset();
    expect(press('i').kind).toBe('none');
  });
});

describe('where the keyboard is', () => {
  const typing: KeyTarget = { kind: 'typing', isEditor: false };

  test('while typing no single key acts, chords do', () => {
    expect(press('e', typing).kind).toBe('none');
    expect(press('g', typing).kind).toBe('none');
    expect(press('Enter', typing).kind).toBe('none');
    expect(ran(press('k', typing, inList, { ctrlKey: true }))).toBe('palette');
  });

  test('the editor’s own chord wins over everywhere', () => {
    expect(ran(press('k', { kind: 'typing', isEditor: true }, inList, { ctrlKey: true }))).toBe('link');
  });

  test('in a dialog or menu nothing behind it acts', () => {
    expect(press('e', { kind: 'float' }).kind).toBe('none');
    expect(press('k', { kind: 'float' }, inList, { ctrlKey: true }).kind).toBe('none');
  });

  test('a focused button keeps Enter, other keys still act', () => {
    expect(press('Enter', { kind: 'control' }).kind).toBe('none');
    expect(ran(press('o', { kind: 'control' }))).toBe('open');
  });

  test('a place has its own keys', () => {
    expect(press('n').kind).toBe('none');
    expect(ran(press('n', plain, ['everywhere', 'app', 'reader']))).toBe('next-message');
  });
});
