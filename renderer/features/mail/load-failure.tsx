import { Trans, useLingui } from '@lingui/react/macro';
import { describeError, referenceOf } from '../../lib/error-text.ts';
import { Button, ErrorState } from '../../ui/index.ts';

interface LoadFailureProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** What went wrong, what is safe, and the next step; for list and reader. */
export function LoadFailure({ error, onRetry }: LoadFailureProps) {
  const { i18n } = useLingui();
  const { what, then } = describeError(error);
  const reference = referenceOf(error);
  return (
    <ErrorState
      title={i18n._(what)}
      actions={
        <Button onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      }
    >
      <p>{i18n._(then)}</p>
      {reference && (
        <p>
          <Trans>Reference: {reference}</Trans>
        </p>
      )}
    </ErrorState>
  );
}
