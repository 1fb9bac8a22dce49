import { Trans, useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { parseTypedTime } from '#shared/model/typed-times.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Popover, TextField } from '../../ui/index.ts';
import classes from './time-popover.module.css';

export interface TimeChoice {
  readonly id: string;
  readonly label: string;
  /** What stands beside it: the moment it means. */
  readonly hint?: string;
  readonly run: () => void;
}

interface TimePopoverProps {
  readonly label: string;
  readonly trigger: ReactElement;
  readonly choices: readonly TimeChoice[];
  readonly note?: string;
  readonly now: number;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onTime: (at: number) => void;
}

/** A time as people say it, or one of a few that fit. Enter takes what is typed. */
export function TimePopover(props: TimePopoverProps) {
  const { label, trigger, isOpen, onOpenChange } = props;
  return (
    <Popover trigger={trigger} label={label} side="top" isFlush isOpen={isOpen} onOpenChange={onOpenChange}>
      <TimeChooser {...props} />
    </Popover>
  );
}

function TimeChooser({ label, choices, note, now, onOpenChange, onTime }: TimePopoverProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [text, setText] = useState('');
  const [openedAt] = useState(Date.now);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const found = parseTypedTime(text, Math.max(now, openedAt), zone);
  const take = (run: () => void) => {
    onOpenChange(false);
    run();
  };
  return (
    <div className={classes.box}>
      <div className={classes.typed}>
        <TextField
          aria-label={label}
          placeholder={t`tomorrow 8, mon 9, 2d …`}
          value={text}
          maxLength={100}
          autoComplete="off"
          onChange={setText}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            if (found !== null) take(() => onTime(found.at));
          }}
        />
        <span role="status" className={classes.meaning}>
          {found !== null && format.moment(found.at, now)}
          {found === null && text.trim() !== '' && <Trans>No time ahead, or not understood</Trans>}
        </span>
      </div>
      <ul className={classes.list}>
        {choices.map((choice) => (
          <li key={choice.id}>
            <button type="button" className={classes.choice} onClick={() => take(choice.run)}>
              <span className={classes.name}>{choice.label}</span>
              {choice.hint !== undefined && <span className={classes.hint}>{choice.hint}</span>}
            </button>
          </li>
        ))}
      </ul>
      {note !== undefined && <p className={classes.note}>{note}</p>}
    </div>
  );
}
