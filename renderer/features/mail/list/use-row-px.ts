import { useSettings } from '../../../lib/settings.ts';
import { mailRowHeights, useTextScale } from '../../../ui/index.ts';

/** Heights are rem in CSS and pixels in a virtual list: text zoom must reach both. */
export function useRowPx(): number {
  const { density } = useSettings();
  return mailRowHeights[density] * useTextScale();
}
