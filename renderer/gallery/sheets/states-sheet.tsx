import { useEffect } from 'react';
import { showToast } from '../../ui/index.ts';
import { useSay } from '../language.tsx';
import { listStateSamples } from '../sections/states.tsx';
import classes from './sheets.module.css';

/** The sheet `states` of the design folder, made of our parts; the toasts are real ones. */
export function StatesSheet() {
  const say = useSay();
  useEffect(() => {
    showToast({
      id: 'send',
      text: say('Wird gesendet', 'Sending'),
      countdown: {
        endsAt: Date.now() + 600_000,
        text: (seconds) => say(`Senden in ${seconds} s`, `Sending in ${seconds} s`),
      },
      actions: [
        { label: say('Anhalten', 'Stop'), run: noop },
        { label: say('Jetzt senden', 'Send now'), run: noop },
      ],
    });
    showToast({
      id: 'archived',
      text: say('14 Gespräche archiviert', '14 conversations archived'),
      durationMs: 0,
      actions: [{ label: say('Rückgängig', 'Undo'), run: noop }],
    });
  }, [say]);
  return (
    <main className={classes.sheet}>
      <h1 className={classes.title}>
        {say('Leer, unterwegs, gestört', 'Empty, under way, disturbed')}
        <span className={classes.lead}>
          {say(
            'Ein Satz, was ist. Ein Satz, was du tun kannst. Links, ohne Bildchen.',
            'One sentence what is. One what you can do. Left, without pictures.',
          )}
        </span>
      </h1>
      <div className={classes.states}>
        {listStateSamples(say).map((sample) => (
          <section key={sample.id} aria-label={sample.caption} className={classes.frame}>
            <p className={classes.frameCaption}>{sample.caption}</p>
            {sample.content}
          </section>
        ))}
      </div>
    </main>
  );
}

const noop = () => undefined;
