import { Trans, useLingui } from '@lingui/react/macro';
import { Printer } from 'lucide-react';
import { CopyButton } from '../../lib/copy-button.tsx';
import { Button } from '../../ui/index.ts';
import classes from './recovery-code.module.css';

/** The key as groups of letters one can write down. Printing puts nothing else on the paper. */
export function RecoveryCode({ code }: { code: string }) {
  const { t } = useLingui();
  const groups = [...code.matchAll(/[^-]+/g)];
  return (
    <section aria-label={t`Recovery code`}>
      <div className={classes.paper} data-print>
        <p className={classes.printOnly}>
          <Trans>Hauspost recovery code. Whoever has it can open your mail file.</Trans>
        </p>
        <ol className={classes.groups} translate="no">
          {groups.map(({ index, 0: group }) => (
            <li key={index} className={classes.group}>
              {group}
            </li>
          ))}
        </ol>
      </div>
      <div className={classes.actions}>
        <CopyButton text={code}>
          <Trans>Copy</Trans>
        </CopyButton>
        <Button icon={Printer} onClick={() => window.print()}>
          <Trans>Print</Trans>
        </Button>
      </div>
    </section>
  );
}
