import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UnsubscribeWay } from '#shared/contract/unsubscribe.ts';
import { core, coreClient } from '../../../../lib/core.ts';
import { describeError } from '../../../../lib/error-text.ts';
import { useTask } from '../../../../lib/use-task.ts';
import { Button, Dialog, Notice, RadioGroup, StillBars } from '../../../../ui/index.ts';
import { openMailLink } from '../html/open-mail-link.ts';
import type { ReaderDialogProps } from '../reader-dialogs.tsx';
import { AskedWords } from './asked-words.tsx';
import classes from './unsubscribe.module.css';

/** Leaves a list: says what will happen, does it, and says what came back. */
export function UnsubscribeDialog({ dialog, isOpen, onClose, onClosed }: ReaderDialogProps<'unsubscribe'>) {
  const { t, i18n } = useLingui();
  const { messageId: id } = dialog;
  const { data } = useQuery(core.unsubscribe.get.queryOptions({ input: { id } }));
  const [chosen, setChosen] = useState<UnsubscribeWay | null>(null);
  const [isDone, setIsDone] = useState(false);
  const way = data?.ways.find((one) => one.way === chosen) ?? data?.ways[0];
  const task = useTask(async () => {
    if (way === undefined) return;
    if (way.way === 'page') {
      await openMailLink(way.url);
      await coreClient.unsubscribe.noteOpened({ id });
    } else {
      await coreClient.unsubscribe.ask({ id, way: way.way });
    }
    setIsDone(true);
  });
  const list = data?.list ?? '';
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(next) => !next && onClose()}
      onClosed={onClosed}
      title={data === null ? t`No way out is named` : t`Unsubscribe from ${list}`}
      actions={
        isDone || !way ? (
          <Button onClick={onClose}>
            <Trans>Close</Trans>
          </Button>
        ) : (
          <>
            <Button variant="primary" isLoading={task.isRunning} onClick={() => task.run()}>
              {way.way === 'page' ? <Trans>Open in the browser</Trans> : <Trans>Unsubscribe</Trans>}
            </Button>
            <Button onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
          </>
        )
      }
    >
      <div className={classes.dialog}>
        {data === undefined && <StillBars shape="text" />}
        {data === null && <Trans>This mail says nothing of a list one could leave.</Trans>}
        {data && !isDone && data.ways.length > 1 && way && (
          <RadioGroup
            label={t`How`}
            value={way.way}
            onChange={setChosen}
            options={data.ways.map(({ way: value, target }) => ({ value, ...wordsOf(value, target) }))}
          />
        )}
        {data && !isDone && way && data.ways.length === 1 && <p>{wordsOf(way.way, way.target).hint}</p>}
        {way?.way === 'page' && !isDone && (
          <p className={classes.address}>
            <span className={classes.quiet}>
              <Trans>The page:</Trans>
            </span>{' '}
            {way.url}
          </p>
        )}
        {way?.way === 'page' && !isDone && way.url.startsWith('http:') && (
          <Notice tone="warn">
            <Trans>This page is not encrypted: others on the way can see that you open it.</Trans>
          </Notice>
        )}
        {data?.isUnsigned === true && !isDone && (
          <p className={classes.quiet}>
            <Trans>
              The list offers one click, but nothing proves that this offer is its own. So it is not made use of.
            </Trans>
          </p>
        )}
        {isDone && data?.asked && (
          <Notice
            tone={data.asked.outcome === 'accepted' ? 'ok' : data.asked.outcome === 'refused' ? 'warn' : 'info'}
            isLive
          >
            <AskedWords asked={data.asked} />
          </Notice>
        )}
        {task.error !== null && (
          <Notice tone="danger" isLive title={i18n._(describeError(task.error).what)}>
            {i18n._(describeError(task.error).then)}
          </Notice>
        )}
      </div>
    </Dialog>
  );

  function wordsOf(kind: UnsubscribeWay, target: string): { label: string; hint: string } {
    if (kind === 'post')
      return { label: t`With one click`, hint: t`Hauspost asks ${target} to let you go. Nothing else is sent.` };
    if (kind === 'mail') return { label: t`By mail`, hint: t`A mail goes to ${target}. It lies in Sent afterwards.` };
    return { label: t`On a web page`, hint: t`Opens a page of ${target} in the browser.` };
  }
}
