import type { ComponentType, SVGProps } from 'react';

type IconProps = SVGProps<SVGSVGElement> & { size?: number | string; strokeWidth?: number | string };

/** Any lucide icon, or an own one drawn on the same 24 grid. */
export type IconType = ComponentType<IconProps>;

// The drawn line stays near 1.3 px at every size.
const strokeWidths = { 12: 2.25, 14: 2.1, 16: 2, 20: 1.75 } as const;

export type IconSize = keyof typeof strokeWidths;

export type { IconProps };

/** Decorative by rule: the control or text beside it carries the name. */
export function Icon({ of: Drawing, size = 16, className }: { of: IconType; size?: IconSize; className?: string }) {
  // rem: a picture grows with the words beside it.
  return <Drawing size={`${size / 16}rem`} strokeWidth={strokeWidths[size]} className={className} aria-hidden="true" />;
}
