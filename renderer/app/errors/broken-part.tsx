import { Trans } from '@lingui/react/macro';
import { Button, ErrorState } from '../../ui/index.ts';
import { CopyButton } from '../../lib/copy-button.tsx';
import classes from './broken-part.module.css';
import type { Crash } from './crash.ts';

export function BrokenPart({ crash, onReload }: { crash: Crash; onReload: () => void }) {
  return (
    <div className={classes.part}>
      <ErrorState
        title={<Trans>This part stopped</Trans>}
        actions={
          <>
            <Button onClick={onReload}>
              <Trans>Reload this part</Trans>
            </Button>
            <CopyButton variant="plain" text={`${crash.reference}\n${crash.error}\n${crash.where}`}>
              <Trans>Copy details</Trans>
            </CopyButton>
          </>
        }
      >
        <p>
          <Trans>The mistake is in Hauspost. Nothing was lost, the rest keeps working.</Trans>
        </p>
        <p className={classes.reference}>
          <Trans>Reference {crash.reference}</Trans>
        </p>
      </ErrorState>
    </div>
  );
}
