import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import classes from './link.module.css';

export type LinkProps = {
  /** Inside running text a link is underlined, so that colour is not its only mark. */
  isUnderlined?: boolean;
} & (({ href: string } & ComponentProps<'a'>) | ({ href?: undefined } & ComponentProps<'button'>));

/** A quiet action or an address. Without `href` it is a button that looks like a link. */
export function Link({ isUnderlined = false, children, ...rest }: LinkProps) {
  const className = cx(classes.link, isUnderlined && classes.underlined, rest.className);
  if (rest.href !== undefined) {
    return (
      <a {...rest} className={className}>
        {children}
      </a>
    );
  }
  return (
    <button type="button" {...rest} className={className}>
      {children}
    </button>
  );
}
