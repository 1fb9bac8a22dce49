import { Trans, useLingui } from '@lingui/react/macro';
import { describeError, referenceOf } from '../../lib/error-text.ts';
import { Button, ErrorState } from '../../ui/index.ts';

interface ReadFailureProps {
  readonly error: unknown;
  onRetry(): void;
  readonly headingLevel?: 1 | 2 | 3;
}

/** Something could not be read: why, what is safe, and another try. */
export function ReadFailure({ error, onRetry, headingLevel }: ReadFailureProps) {
  const { i18n } = useLingui();
  const { what, then } = describeError(error);
  const reference = referenceOf(error);
  return (
    <ErrorState
      headingLevel={headingLevel}
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
          <Trans>Reference {reference}</Trans>
        </p>
      )}
    </ErrorState>
  );
}
