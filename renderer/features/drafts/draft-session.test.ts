import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '#shared/errors.ts';
import type { DraftId } from '#shared/ids.ts';
import { DraftSession, saveAfterMs, type DraftFields, type DraftStore } from './draft-session.ts';

const empty: DraftFields = {
  to: '',
  cc: '',
  bcc: '',
  subject: '',
  text: '',
  html: null,
  quoteText: '',
  quoteHtml: null,
};

function open(store: Partial<DraftStore> = {}) {
  const saved: Partial<DraftFields>[] = [];
  let storedAt = 100;
  const moved: string[] = [];
  const session = new DraftSession({
    id: 'd1' as DraftId,
    fields: empty,
    store: {
      save: (_, fields) => {
        saved.push(fields);
        storedAt += 100;
        return Promise.resolve(storedAt);
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

  test('flush stores at once what the clock would store later, and only what changed', async () => {
    const { session, saved } = open();
    session.change({ subject: 'Plan' });
    await session.flush();
    expect(saved).toEqual([{ subject: 'Plan' }]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saved).toHaveLength(1);
  });

  test('what is typed during a save is saved after it, in order', async () => {
    const finish: (() => void)[] = [];
    const texts: unknown[] = [];
    const { session } = open({
      save: (_, fields) => {
        texts.push(fields.text);
        return new Promise((resolve) => finish.push(() => resolve(1)));
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
    const texts: unknown[] = [];
    const { session } = open({
      save: (_, fields) => {
        if (isDown) return Promise.reject(new AppError('unavailable', 'down'));
        texts.push(fields.text);
        return Promise.resolve(1);
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

  test('another window is followed, but for the lines with own words unsaved', async () => {
    const { session } = open();
    session.adopt({ ...empty, text: 'theirs' }, 1);
    expect(session.fields.text).toBe('theirs');
    session.change({ text: 'mine' });
    session.adopt({ ...empty, text: 'theirs again', subject: 'Theirs' }, 2);
    expect(session.fields).toMatchObject({ text: 'mine', subject: 'Theirs' });
    await session.flush();
  });

  test('an own state that comes back late does not take back what was typed since', async () => {
    const { session } = open();
    session.change({ text: 'a' });
    await session.flush();
    session.change({ text: 'ab' });
    await session.flush();
    session.adopt({ ...empty, text: 'a' }, 200);
    expect(session.fields.text).toBe('ab');
    session.adopt({ ...empty, text: 'theirs' }, 400);
    expect(session.fields.text).toBe('theirs');
  });

  test('blanks alone are empty', () => {
    const { session } = open();
    session.change({ text: ' \n', html: '<p></p>' });
    expect(session.isEmpty).toBe(true);
    session.change({ html: '<p><img src="cid:a"></p>' });
    expect(session.isEmpty).toBe(false);
    session.stop();
  });
});
