import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { senderPattern, type BlockPlace, type Sender } from '#shared/contract/senders.ts';
import { core, coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { Button, Field, IconButton, SegmentedControl, SettingGroup, TextField } from '../../ui/index.ts';
import { offerUndo } from '../undo/index.ts';
import classes from './senders-section.module.css';

type Kind = 'vip' | BlockPlace;

/** Whom the user decided about: who is important, who is blocked, who was let in. */
export function SendersSection() {
  const { t } = useLingui();
  const { data: senders = [] } = useQuery(core.senders.list.queryOptions({ input: {} }));
  const block = async (patterns: string[], kind: Kind) => {
    if (kind === 'vip') offerUndo('senders.vip', await coreClient.senders.setVip({ patterns, isVip: true }));
    else offerUndo('senders.block', await coreClient.senders.block({ patterns, to: kind, withExisting: false }));
  };
  const forget = async ({ pattern }: Sender) =>
    offerUndo('senders.forget', await coreClient.senders.forget({ pattern }));
  const unmark = async ({ pattern }: Sender) =>
    offerUndo('senders.unvip', await coreClient.senders.setVip({ patterns: [pattern], isVip: false }));
  return (
    <>
      <SettingGroup
        id="important-senders"
        title={<Trans>Important people</Trans>}
        lead={<Trans>They can have a tab of the inbox, and notifications can be for them alone.</Trans>}
      >
        <SenderList
          label={t`Important people`}
          senders={senders.filter(({ isVip }) => isVip)}
          onRemove={unmark}
          empty={t`Nobody yet`}
        />
        <AddSender label={t`Add an address or @domain`} kinds={['vip']} onAdd={block} />
      </SettingGroup>
      <SettingGroup
        id="blocked-senders"
        title={<Trans>Blocked senders</Trans>}
        lead={<Trans>Their new mail leaves the inbox unseen. Nothing is told to them.</Trans>}
      >
        <SenderList
          label={t`Blocked senders`}
          senders={senders.filter(({ verdict }) => verdict === 'blocked')}
          onRemove={forget}
          empty={t`Nobody is blocked`}
          hint={({ blockTo }) => (blockTo === 'spam' ? t`to spam` : t`to the trash`)}
        />
        <AddSender label={t`Block an address or @domain`} kinds={['trash', 'spam']} onAdd={block} />
      </SettingGroup>
      <SettingGroup id="allowed-senders" title={<Trans>Let in by you</Trans>}>
        <SenderList
          label={t`Let in by you`}
          senders={senders.filter(({ verdict }) => verdict === 'allowed')}
          onRemove={forget}
          empty={t`Nobody yet`}
        />
      </SettingGroup>
    </>
  );
}

interface SenderListProps {
  readonly label: string;
  readonly senders: readonly Sender[];
  readonly empty: string;
  hint?(sender: Sender): string;
  onRemove(sender: Sender): Promise<void>;
}

function SenderList({ label, senders, empty, hint, onRemove }: SenderListProps) {
  const { t } = useLingui();
  if (senders.length === 0) return <p className={classes.empty}>{empty}</p>;
  return (
    <ul aria-label={label} className={classes.senders}>
      {senders.map((sender) => (
        <li key={sender.pattern} className={classes.sender}>
          <span className={classes.pattern}>{sender.pattern}</span>
          {hint && <span className={classes.hint}>{hint(sender)}</span>}
          <IconButton
            label={t`Remove ${sender.pattern}`}
            icon={X}
            onClick={() => void onRemove(sender).catch(showError)}
          />
        </li>
      ))}
    </ul>
  );
}

interface AddSenderProps {
  readonly label: string;
  readonly kinds: readonly Kind[];
  onAdd(patterns: string[], kind: Kind): Promise<void>;
}

function AddSender({ label, kinds, onAdd }: AddSenderProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'trash');
  const [fault, setFault] = useState<string | null>(null);
  const add = async () => {
    const pattern = typed.trim();
    if (!senderPattern.safeParse(pattern).success) {
      setFault(t`This is no address and no @domain`);
      return;
    }
    try {
      await onAdd([pattern], kind);
      setTyped('');
    } catch (error) {
      showError(error);
    }
  };
  return (
    <form
      noValidate
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={label} error={fault ?? undefined}>
        <TextField
          value={typed}
          maxLength={320}
          onChange={(value) => {
            setTyped(value);
            setFault(null);
          }}
        />
      </Field>
      <div className={classes.addEnd}>
        {kinds.length > 1 && (
          <SegmentedControl<Kind>
            label={t`Their new mail goes to`}
            value={kind}
            onChange={setKind}
            options={[
              { value: 'trash', label: t`Trash` },
              { value: 'spam', label: t`Spam` },
            ]}
          />
        )}
        <Button type="submit" disabledReason={typed.trim() === '' ? t`Enter an address` : undefined}>
          <Trans>Add</Trans>
        </Button>
      </div>
    </form>
  );
}
