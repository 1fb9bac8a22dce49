import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Draft } from '#shared/contract/drafts.ts';
import { isAppError } from '#shared/errors.ts';
import { coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { navigate } from '../../state/navigate.ts';
import { getViewState } from '../../state/view-state.ts';
import { DraftSession, type DraftFields, type DraftStore } from './draft-session.ts';
import { addSession, isDiscarded } from './open-sessions.ts';

const store: DraftStore = {
  save: async (id, change) => (await coreClient.drafts.save({ id, ...change })).changedAt,
  create: async (fields) => (await coreClient.drafts.create(fields)).id,
};

/** The session of the open draft; the component is keyed by the draft. */
export function useDraftSession(draft: Draft): DraftSession {
  const [{ session, subscribe, version }] = useState(() => openSession(draft.id, fieldsOf(draft)));
  useSyncExternalStore(subscribe, version);

  useEffect(() => session.adopt(fieldsOf(draft), draft.changedAt), [session, draft]);

  useEffect(() => {
    const removeSession = addSession(session);
    const flush = () => void session.flush();
    // The page may be gone before a clock runs out: hiding it is the last moment that is sure to be told.
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    window.addEventListener('blur', flush);
    return () => {
      removeSession();
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('blur', flush);
      void leave(session).catch(showError);
    };
  }, [session]);
  return session;
}

function fieldsOf({ to, cc, bcc, subject, text, html, quoteText, quoteHtml }: Draft): DraftFields {
  return { to, cc, bcc, subject, text, html, quoteText, quoteHtml };
}

function openSession(id: Draft['id'], fields: DraftFields) {
  let count = 0;
  const listeners = new Set<() => void>();
  const session = new DraftSession({
    id,
    fields,
    store,
    now: Date.now,
    onChange: () => {
      count += 1;
      for (const listener of listeners) listener();
    },
    onMoved: (next) => {
      const { route } = getViewState();
      if (route.page === 'drafts' && route.draftId === id) navigate({ ...route, draftId: next }, { replace: true });
    },
  });
  return {
    session,
    version: () => count,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A draft that was left empty vanishes; anything else is stored first. */
async function leave(session: DraftSession): Promise<void> {
  if (isDiscarded(session.id)) return session.stop();
  if (!session.isEmpty) {
    await session.flush();
    await coreClient.drafts.close({ id: session.id });
    return;
  }
  session.stop();
  try {
    await coreClient.drafts.discard({ id: session.id, canUndo: false });
  } catch (error) {
    if (!isAppError(error, 'not-found')) throw error;
  }
}
