import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Archive } from 'lucide-react';
import type { Bundle } from '#shared/contract/bundles.ts';
import { displaySubject } from '#shared/model/subject.ts';
import { showError } from '../../lib/notices.ts';
import { useFormat, useNow } from '../../lib/use-format.ts';
import { openPart } from '../../state/navigate.ts';
import { Icon, IconButton } from '../../ui/index.ts';
import { inTurn } from '../undo/index.ts';
import classes from './bundle-rows.module.css';
import { archiveBundle, useBundles } from './bundles.ts';
import { bundleIcons, bundleNames } from './parts.ts';

/** One row for all newsletters, one for all notifications: above the mail that was written by people. */
export function BundleRows() {
  const { t } = useLingui();
  const bundles = useBundles().filter(({ isOn, total, waiting }) => isOn && total + waiting > 0);
  if (bundles.length === 0) return null;
  return (
    <ul aria-label={t`Bundles`} className={classes.bundles}>
      {bundles.map((bundle) => (
        <li key={bundle.kind} className={classes.item}>
          <BundleRow bundle={bundle} />
        </li>
      ))}
    </ul>
  );
}

function BundleRow({ bundle }: { bundle: Bundle }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const now = useNow();
  const { kind, total, unread, senders, senderCount, subjects, lastAt, waiting } = bundle;
  const name = i18n._(bundleNames[kind]);
  const subject = subjects.map((one) => displaySubject(one) || t`No subject`).join(' · ');
  const others = senderCount - senders.length;
  return (
    <>
      <button
        type="button"
        className={classes.row}
        data-unread={unread > 0 || undefined}
        onClick={() => openPart(`bundle-${kind}`)}
      >
        <span className={classes.icon}>
          <Icon of={bundleIcons[kind]} />
        </span>
        <span className={classes.words}>
          <span className={classes.line}>
            <span className={classes.name}>{name}</span>
            <span className={classes.count}>
              {unread > 0 ? (
                <Plural value={unread} one="# unread" other="# unread" />
              ) : (
                <Plural value={total} one="# conversation" other="# conversations" />
              )}
            </span>
            {lastAt !== null && <time className={classes.time}>{format.rowTime(lastAt, now)}</time>}
          </span>
          <span className={classes.detail}>
            {senders.join(', ')}
            {others > 0 && (
              <>
                {' '}
                <Plural value={others} one="and # more sender" other="and # more senders" />
              </>
            )}
            {total === 0 && waiting > 0 && <Trans>Waits for its hour</Trans>}
          </span>
          {subject !== '' && <span className={classes.detail}>{subject}</span>}
        </span>
      </button>
      {total > 0 && (
        <IconButton
          label={t`Archive all: ${name}`}
          icon={Archive}
          onClick={() => void inTurn(() => archiveBundle(kind)).catch(showError)}
        />
      )}
    </>
  );
}
