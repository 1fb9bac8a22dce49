import type { ReactNode } from 'react';
import { Icon, type IconType } from '../../ui/index.ts';
import classes from './points.module.css';

/** The few things worth knowing, between hairlines. */
export function Points({ children }: { children: ReactNode }) {
  return <ul className={classes.points}>{children}</ul>;
}

interface PointProps {
  readonly icon: IconType;
  readonly title: ReactNode;
  readonly children: ReactNode;
}

export function Point({ icon, title, children }: PointProps) {
  return (
    <li className={classes.point}>
      <Icon of={icon} className={classes.icon} />
      <div>
        <strong>{title}</strong>
        <p className={classes.text}>{children}</p>
      </div>
    </li>
  );
}
