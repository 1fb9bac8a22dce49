import classes from '../gallery.module.css';
import { useSay } from '../language.tsx';
import { Specimen } from '../stage.tsx';

export const colorNames = [
  'bg',
  'surface',
  'raised',
  'sunken',
  'hover',
  'active',
  'selected',
  'selected-idle',
  'chip',
  'line',
  'line-strong',
  'line-control',
  'text',
  'text-2',
  'text-3',
  'accent',
  'accent-soft',
  'unread',
  'focus',
  'mark',
  'mark-line',
  'ok',
  'ok-soft',
  'warn',
  'warn-soft',
  'danger',
  'danger-soft',
  'info',
  'info-soft',
] as const;

export function TokensSection() {
  const say = useSay();
  return (
    <>
      <Specimen caption={say('Farbe', 'Colour')}>
        <div className={classes.swatches}>
          {colorNames.map((name) => (
            <div key={name}>
              <div className={classes.swatch} style={{ background: `var(--${name})` }} />
              <p className={classes.meta}>{name}</p>
            </div>
          ))}
        </div>
      </Specimen>
      <Specimen caption={say('Schrift', 'Type')}>
        <p className={classes.typeDisplay}>Commissioner 28/36</p>
        <p className={classes.typeTitle}>Commissioner 20/28</p>
        <p>Commissioner 13/20, {say('die App spricht', 'the app speaks')}. 0123456789 €</p>
        <p className={classes.serif}>Source Serif 4, 15/24, {say('Menschen sprechen', 'people speak')}. Ğüşçıöřž</p>
        <p className={classes.serif}>
          <em>Source Serif 4, 15/24, {say('kursiv', 'italic')}.</em>
        </p>
      </Specimen>
    </>
  );
}
