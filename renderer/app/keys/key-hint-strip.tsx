import { Trans, useLingui } from '@lingui/react/macro';
import { Keys } from '../../ui/index.ts';
import { useKeyHint } from './key-hint.ts';
import classes from './key-hint-strip.module.css';

/** What may follow a begun sequence, or why a key did nothing. Seen and announced, never in the way. */
export function KeyHintStrip() {
  const { i18n } = useLingui();
  const hint = useKeyHint((state) => state.hint);
  return (
    <div role="status" className={classes.place}>
      {hint?.kind === 'refused' && (
        <p className={classes.strip}>
          <strong>{i18n._(hint.title)}</strong> {i18n._(hint.reason)}
        </p>
      )}
      {hint?.kind === 'waiting' && (
        <div className={classes.strip}>
          <span className={classes.steps}>
            <Keys keys={hint.steps} /> <Trans>then</Trans>
          </span>
          <ul className={classes.list}>
            {hint.next.map(({ command, keys }) => (
              <li key={command.id} className={classes.item}>
                <Keys keys={keys.slice(hint.steps.length + 1)} />
                {i18n._(command.title)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
