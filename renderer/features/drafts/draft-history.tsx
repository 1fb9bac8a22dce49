import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Draft } from '#shared/contract/drafts.ts';
import { core, coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { useFormat, useNow } from '../../lib/use-format.ts';
import { Button, cx, Dialog, StillBars } from '../../ui/index.ts';
import { offerUndo } from '../undo/index.ts';
import { diffWords } from './diff-words.ts';
import classes from './draft-history.module.css';
import type { DraftSession } from './draft-session.ts';

interface DraftHistoryProps {
  readonly draft: Draft;
  readonly session: DraftSession;
  readonly onClose: () => void;
}

/** Every kept state of the draft, and what has changed since. */
export function DraftHistory({ draft, session, onClose }: DraftHistoryProps) {
  const { t } = useLingui();
  const format = useFormat();
  const now = useNow();
  const [chosen, setChosen] = useState<number | null>(null);
  const { id } = draft;
  const { data: versions } = useQuery(core.drafts.versions.queryOptions({ input: { id } }));
  // The newest is what stands there now.
  const at = chosen ?? versions?.[1]?.at ?? versions?.[0]?.at ?? null;
  const restore = async () => {
    if (at === null) return;
    await session.flush();
    offerUndo('drafts.restore', await coreClient.drafts.restore({ id, at }));
    onClose();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={<Trans>Earlier versions</Trans>}
      description={versions && <Plural value={versions.length} one="# version is kept" other="# versions are kept" />}
      size="wide"
      actions={
        <>
          <Button
            variant="primary"
            disabledReason={at === null ? t`There is none yet` : undefined}
            onClick={() => void restore().catch(showError)}
          >
            <Trans>Bring this version back</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Close</Trans>
          </Button>
        </>
      }
    >
      {versions === undefined ? (
        <StillBars shape="text" count={4} />
      ) : (
        <div className={classes.columns}>
          <ul aria-label={t`Versions`} className={classes.list}>
            {versions.map((version) => (
              <li key={version.at}>
                <button
                  type="button"
                  aria-current={version.at === at || undefined}
                  className={cx(classes.version, version.at === at && classes.chosen)}
                  onClick={() => setChosen(version.at)}
                >
                  <span>{format.moment(version.at, now)}</span>
                  <span className={classes.meta}>
                    <Plural value={version.length} one="# character" other="# characters" />
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {at !== null && <Comparison draft={draft} at={at} session={session} />}
        </div>
      )}
    </Dialog>
  );
}

/** Words the version has and the mail no longer has are struck; words that came since are marked. */
function Comparison({ draft, at, session }: { draft: Draft; at: number; session: DraftSession }) {
  const { t } = useLingui();
  const { data } = useQuery(core.drafts.version.queryOptions({ input: { id: draft.id, at } }));
  if (data === undefined) return <StillBars shape="text" count={4} />;
  const { fields } = session;
  const pairs = [
    { label: t`To`, before: data.to, after: fields.to },
    { label: t`Subject`, before: data.subject, after: fields.subject },
    { label: t`Text`, before: data.text, after: fields.text },
  ];
  return (
    <div className={classes.preview}>
      {pairs.map(({ label, before, after }) => (
        <section key={label} aria-label={label}>
          <h3 className={classes.meta}>{label}</h3>
          <p className={classes.words}>
            {diffWords(before, after).map(({ kind, text }, index) => {
              const key = `${kind} ${index}`;
              if (kind === 'gone') return <del key={key}>{text}</del>;
              return kind === 'new' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>;
            })}
          </p>
        </section>
      ))}
    </div>
  );
}
