import { Trans, useLingui } from '@lingui/react/macro';
import type { SendWarning } from '#shared/contract/drafts.ts';
import { useFormat } from '../../lib/use-format.ts';
import { AlertDialog, Button } from '../../ui/index.ts';
import classes from './send-warnings.module.css';
import { describeWarning } from './warning-words.ts';

interface SendWarningsProps {
  /** `null` while there is nothing to ask. */
  readonly warnings: readonly SendWarning[] | null;
  readonly onSend: () => void;
  readonly onMoveToBcc: () => void;
  readonly onClose: () => void;
}

/** Everything worth a second look, in one question. */
export function SendWarnings({ warnings, onSend, onMoveToBcc, onClose }: SendWarningsProps) {
  const { t } = useLingui();
  const format = useFormat();
  if (warnings === null) return null;
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={<Trans>Send it like this?</Trans>}
      confirmLabel={t`Send anyway`}
      cancelLabel={t`Back to the mail`}
      onConfirm={onSend}
    >
      <ul className={classes.list}>
        {warnings.map((warning) => (
          <li key={warning.kind} className={classes.item}>
            {describeWarning(warning, format.list)}
            {warning.kind === 'manyInTo' && (
              <Button variant="accent" onClick={onMoveToBcc}>
                <Trans>Hide them from each other (Bcc)</Trans>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </AlertDialog>
  );
}
