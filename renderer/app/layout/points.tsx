import type { ReactNode } from 'react';
import { Icon, type IconType } from '../../ui/index.ts';
import classes from './points.module.css';

export interface Point {
  readonly icon: IconType;
  readonly title: ReactNode;
  readonly text: ReactNode;
}

/** The few things worth knowing, between hairlines. */
export function Points({ points }: { points: readonly Point[] }) {
  return (
    <ul className={classes.points}>
      {points.map(({ icon, title, text }, index) => (
        <li key={index} className={classes.point}>
          <Icon of={icon} className={classes.icon} />
          <div>
            <strong>{title}</strong>
            <p className={classes.text}>{text}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
