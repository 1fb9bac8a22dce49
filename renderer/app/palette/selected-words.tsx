import { Plural } from '@lingui/react/macro';

export function SelectedWords({ count }: { count: number }) {
  return <Plural value={count} one="# conversation selected" other="# conversations selected" />;
}
