import { Trans, useLingui } from '@lingui/react/macro';
import { Pencil, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { Account } from '#shared/contract/accounts.ts';
import { coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { AccountBar, Button, IconButton, TextField } from '../../ui/index.ts';
import { SyncLine } from '../sync/index.ts';
import { offerUndo } from '../undo/index.ts';
import { AccountMenu } from './account-menu.tsx';
import classes from './account-settings.module.css';
import { describeServer } from './describe-server.ts';
import { MarkChoice } from './mark-choice.tsx';
import { markOf } from './use-accounts.ts';

/** One account: what it is called, which mark it wears, and the way out. All of it can be undone. */
export function AccountRow({ account }: { account: Account }) {
  const { t } = useLingui();
  const [isRenaming, setIsRenaming] = useState(false);
  const change = async (part: { name?: string; mark?: number }) => {
    offerUndo('accounts.update', await coreClient.accounts.update({ id: account.id, ...part }));
  };
  const remove = async () => {
    offerUndo('accounts.remove', await coreClient.accounts.remove({ id: account.id }));
  };
  return (
    <li className={classes.row}>
      <AccountBar color={markOf(account)} isTall />
      <div className={classes.words}>
        {isRenaming ? (
          <Rename
            name={account.name}
            onDone={(name) => {
              setIsRenaming(false);
              if (name !== null) change({ name }).catch(showError);
            }}
          />
        ) : (
          <strong className={classes.name}>{account.name}</strong>
        )}
        <span className={classes.address}>{account.address}</span>
        {account.kind === 'demo' ? (
          <span className={classes.state}>
            <Trans>Demo, only on this computer</Trans>
          </span>
        ) : (
          <span className={classes.state}>{account.incoming && describeServer(account.incoming)}</span>
        )}
        {account.kind === 'imap' && <SyncLine accountId={account.id} />}
      </div>
      <div className={classes.controls}>
        <MarkChoice account={account} onChange={(mark) => void change({ mark }).catch(showError)} />
        {account.kind === 'imap' && <AccountMenu account={account} />}
        <IconButton label={t`Rename ${account.name}`} icon={Pencil} onClick={() => setIsRenaming(true)} />
        <IconButton label={t`Remove ${account.name}`} icon={Trash2} onClick={() => void remove().catch(showError)} />
      </div>
    </li>
  );
}

/** Whoever asked to rename types next. */
function takeFocus(field: HTMLInputElement | null): void {
  field?.select();
}

function Rename({ name, onDone }: { name: string; onDone: (name: string | null) => void }) {
  const { t } = useLingui();
  const [value, setValue] = useState(name);
  const finish = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = value.trim();
    onDone(trimmed === '' || trimmed === name ? null : trimmed);
  };
  return (
    <form className={classes.rename} onSubmit={finish}>
      <TextField
        aria-label={t`Name of the account`}
        ref={takeFocus}
        maxLength={500}
        value={value}
        onChange={setValue}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          onDone(null);
        }}
      />
      <Button type="submit" variant="primary">
        <Trans>Save name</Trans>
      </Button>
      <Button variant="plain" onClick={() => onDone(null)}>
        <Trans>Cancel</Trans>
      </Button>
    </form>
  );
}
