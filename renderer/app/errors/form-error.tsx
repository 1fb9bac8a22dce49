import { useLingui } from '@lingui/react/macro';
import { describeError } from '../../lib/error-text.ts';
import { Notice } from '../../ui/index.ts';

/** What no single field is to blame for. */
export function FormError({ error }: { error: unknown }) {
  const { i18n } = useLingui();
  if (error === null || error === undefined) return null;
  const { what, then } = describeError(error);
  return (
    <Notice tone="danger" title={i18n._(what)} isLive>
      {i18n._(then)}
    </Notice>
  );
}
