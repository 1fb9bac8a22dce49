import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowDown, ArrowUp, Pencil, Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { InboxSplit } from '#shared/contract/inbox-splits.ts';
import { coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { Button, IconButton, SettingGroup, Switch } from '../../ui/index.ts';
import { ScreenerGroup } from '../senders/index.ts';
import { offerUndo } from '../undo/index.ts';
import { BundlesGroup } from './bundles-group.tsx';
import { useConditionWords } from './condition-words.ts';
import classes from './inbox-section.module.css';
import { useSplitName, useSplits } from './parts.ts';
import { SplitDialog, type EditedSplit } from './split-dialog.tsx';

/** Tabs, bundles and the screener: how the inbox is laid out. All of it is off at first. */
export function InboxSection() {
  const splits = useSplits();
  const [edited, setEdited] = useState<EditedSplit | null>(null);
  const save = async (next: readonly EditedSplit[]) => {
    offerUndo('splits.save', await coreClient.inboxSplits.save({ splits: [...next] }));
  };
  const keep = async (split: EditedSplit) => {
    const isKnown = splits.some(({ id }) => id === split.id);
    await save(isKnown ? splits.map((one) => (one.id === split.id ? split : one)) : [...splits, split]);
  };
  const blank: EditedSplit = { id: null, preset: null, name: '', isOn: true, conditions: [{ field: 'list' }] };
  return (
    <>
      <SettingGroup
        id="tabs"
        title={<Trans>Tabs of the inbox</Trans>}
        lead={
          <Trans>
            A conversation is under the first tab that fits, and under “Rest” where none does. “All” shows everything.
          </Trans>
        }
      >
        <ol className={classes.splits}>
          {splits.map((split, index) => (
            <SplitRow
              key={split.id}
              split={split}
              onTurn={(isOn) => void keep({ ...split, isOn }).catch(showError)}
              onEdit={() => setEdited(split)}
              onRemove={() => void save(splits.filter(({ id }) => id !== split.id)).catch(showError)}
              onMove={(by) => void save(moved(splits, index, by)).catch(showError)}
              isFirst={index === 0}
              isLast={index === splits.length - 1}
            />
          ))}
        </ol>
        <Button icon={Plus} onClick={() => setEdited(blank)}>
          <Trans>New tab</Trans>
        </Button>
      </SettingGroup>
      <BundlesGroup />
      <ScreenerGroup />
      <SplitDialog split={edited} onClose={() => setEdited(null)} onSave={keep} />
    </>
  );
}

function moved(splits: readonly InboxSplit[], from: number, by: 1 | -1): InboxSplit[] {
  const next = [...splits];
  const [one] = next.splice(from, 1);
  if (one) next.splice(from + by, 0, one);
  return next;
}

interface SplitRowProps {
  readonly split: InboxSplit;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  onTurn(isOn: boolean): void;
  onEdit(): void;
  onRemove(): void;
  onMove(by: 1 | -1): void;
}

function SplitRow({ split, isFirst, isLast, onTurn, onEdit, onRemove, onMove }: SplitRowProps) {
  const { t } = useLingui();
  const name = useSplitName()(split);
  const words = useConditionWords();
  return (
    <li className={classes.split}>
      <span className={classes.words}>
        <span>{name}</span>
        <span className={classes.hint}>{split.conditions.map(words).join(' · ')}</span>
      </span>
      {split.preset === null && (
        <>
          <IconButton label={t`Change ${name}`} icon={Pencil} onClick={onEdit} />
          <IconButton label={t`Remove ${name}`} icon={X} onClick={onRemove} />
        </>
      )}
      <IconButton
        label={t`Move ${name} up`}
        icon={ArrowUp}
        disabledReason={isFirst ? t`It is the first one` : undefined}
        onClick={() => onMove(-1)}
      />
      <IconButton
        label={t`Move ${name} down`}
        icon={ArrowDown}
        disabledReason={isLast ? t`It is the last one` : undefined}
        onClick={() => onMove(1)}
      />
      <Switch aria-label={name} isOn={split.isOn} onChange={onTurn} />
    </li>
  );
}
