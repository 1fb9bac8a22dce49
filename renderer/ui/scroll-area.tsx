import type { ComponentProps } from 'react';

export interface ScrollAreaProps extends Omit<ComponentProps<'div'>, 'role' | 'tabIndex'> {
  /** What a screen reader says on the way in. */
  readonly 'aria-label': string;
  /** `pre` keeps lines and blanks as they are. */
  readonly as?: 'div' | 'pre';
}

/** Something long to read with nothing in it to focus: arrows and Space must reach it without a mouse. */
export function ScrollArea({ as = 'div', ...rest }: ScrollAreaProps) {
  // Both take the same attributes; a union of tags has no call signature of its own.
  const Tag = as as 'div';
  return <Tag role="region" tabIndex={0} {...rest} />;
}
