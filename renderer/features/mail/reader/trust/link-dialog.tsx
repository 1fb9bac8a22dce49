import { Trans, useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { cleanLine, clip } from '#shared/model/line.ts';
import type { LinkVerdict } from '#shared/model/trust/index.ts';
import { CopyButton } from '../../../../lib/copy-button.tsx';
import { showError } from '../../../../lib/notices.ts';
import { Button, Dialog } from '../../../../ui/index.ts';
import { openMailLink } from '../html/open-mail-link.ts';
import { describeLinkReason } from './describe-link-reason.ts';
import { TargetWords } from './target-words.tsx';
import classes from './trust.module.css';

export interface StoppedLink {
  readonly verdict: LinkVerdict;
  /** The mail around it looks like phishing. */
  readonly isSuspect: boolean;
  /** As the mail has it. */
  readonly written: string;
}

interface LinkDialogProps {
  readonly stopped: StoppedLink;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

const shownChars = 300;

/** A link that pretends is not opened by a click: first its target and the reason, and the way back under the finger. */
export function LinkDialog({ stopped, isOpen, onOpenChange }: LinkDialogProps) {
  const { t } = useLingui();
  const back = useRef<HTMLButtonElement>(null);
  const { verdict, isSuspect, written } = stopped;
  const { href, readable } = verdict.target;
  const title =
    href === null
      ? t`This link is not opened`
      : verdict.isDeceptive
        ? t`This link is not what it seems`
        : t`This mail looks like phishing`;
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={title}
      initialFocus={back}
      actions={
        <>
          <Button ref={back} variant="primary" onClick={() => onOpenChange(false)}>
            <Trans>Go back</Trans>
          </Button>
          {href !== null && (
            <Button
              onClick={() => {
                onOpenChange(false);
                openMailLink(href).catch(showError);
              }}
            >
              <Trans>Open anyway</Trans>
            </Button>
          )}
          <CopyButton text={href ?? written}>{t`Copy address`}</CopyButton>
        </>
      }
    >
      <p className={classes.target} data-stopped-target>
        {href === null ? clip(cleanLine(written), shownChars) : <TargetWords href={href} />}
      </p>
      {readable !== null && (
        <p className={classes.why}>
          <Trans>In its own letters: {readable}</Trans>
        </p>
      )}
      <ul className={`${classes.reasons} ${classes.why}`}>
        {verdict.reasons.map((reason) => (
          <li key={JSON.stringify(reason)}>{describeLinkReason(reason)}</li>
        ))}
        {isSuspect && (
          <li>
            <Trans>The mail it stands in looks like phishing.</Trans>
          </li>
        )}
        {verdict.reasons.length === 0 && href === null && (
          <li>
            <Trans>It has no address.</Trans>
          </li>
        )}
      </ul>
    </Dialog>
  );
}
