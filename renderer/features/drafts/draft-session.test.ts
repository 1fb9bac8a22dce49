import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '#shared/errors.ts';
import type { DraftId } from '#shared/ids.ts';
import { DraftSession, saveAfterMs, type DraftFields, type DraftStore } from './draft-session.ts';

const empty: DraftFields = { to: '', cc: '', bcc: '', subject: '', text: '' };

function open(store: Partial<DraftStore> = {}) {
  const saved: DraftFields[] = [];
  const moved: string[] = [];
  const session = new DraftSession({
    id: 'd1' as DraftId,
    fields: empty,
    store: {
      save: (_, fields) => {
        saved.push(fields);
        return Promise.resolve();
      },
      create: () => Promise.resolve('d2' as DraftId),
      ...store,
    },
    now: () => 1_000,
    onChange: () => undefined,
    onMoved: (id) => moved.push(id),
  });
  return { session, saved, moved };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('DraftSession', () => {
  test('steady typing is saved while it goes on', async () => {
    const { session, saved } = open();
    for (let key = 1; key <= 20; key += 1) {
      session.change({ text: 'x'.repeat(key) });
      await vi.advanceTimersByTimeAsync(saveAfterMs / 4);
    }
    expect(saved.length).toBeGreaterThanOrEqual(4);
    await vi.advanceTimersByTimeAsync(saveAfterMs);
    expect(saved.at(-1)?.text).toHaveLength(20);
    expect(session.state).toEqual({ kind: 'saved', at: 1_000 });
  });

  test('flush stores at once what the clock would store later', async () => {
    const { session, saved } = open();
    session.change({ subject: 'Plan' });
    await session.flush();
    expect(saved).toEqual([{ ...empty, subject: 'Plan' }]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saved).toHaveLength(1);
  });

  test('what is typed during a save is saved after it, in order', async () => {
    const finish: (() => void)[] = [];
    const texts: string[] = [];
    const { session } = open({
      save: (_, fields) => {
        texts.push(fields.text);
        return new Promise((resolve) => finish.push(resolve));
      },
    });
    session.change({ text: 'a' });
    const first = session.flush();
    session.change({ text: 'ab' });
    const second = session.flush();
    expect(texts).toEqual(['a']);
    finish[0]?.();
    await first;
    await vi.advanceTimersByTimeAsync(0);
    expect(texts).toEqual(['a', 'ab']);
    expect(session.state.kind).toBe('unsaved');
    finish[1]?.();
    await second;
    expect(session.state.kind).toBe('saved');
  });

  test('a core that does not answer is asked again, with all that was typed meanwhile', async () => {
    let isDown = true;
    const texts: string[] = [];
    const { session } = open({
      save: (_, fields) => {
        if (isDown) return Promise.reject(new AppError('unavailable', 'down'));
        texts.push(fields.text);
        return Promise.resolve();
      },
    });
    session.change({ text: 'a' });
    await vi.advanceTimersByTimeAsync(saveAfterMs);
    expect(session.state.kind).toBe('failed');
    session.change({ text: 'ab' });
    isDown = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(texts).toEqual(['ab']);
    expect(session.state.kind).toBe('saved');
  });

  test('a draft discarded elsewhere is made again, not lost', async () => {
    const { session, moved } = open({ save: () => Promise.reject(new AppError('not-found', 'gone')) });
    session.change({ text: 'a' });
    await session.flush();
    expect(moved).toEqual(['d2']);
    expect(session.id).toBe('d2');
    expect(session.state.kind).toBe('saved');
  });

  test('another window is followed only while nothing here is unsaved', async () => {
    const { session } = open();
    session.adopt({ ...empty, text: 'theirs' });
    expect(session.fields.text).toBe('theirs');
    session.change({ text: 'mine' });
    session.adopt({ ...empty, text: 'theirs again' });
    expect(session.fields.text).toBe('mine');
    await session.flush();
  });

  test('blanks alone are empty', () => {
    const { session } = open();
    session.change({ text: ' \n' });
    expect(session.isEmpty).toBe(true);
    session.stop();
  });
});
