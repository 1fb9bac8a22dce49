import { Plural, Trans } from '@lingui/react/macro';
import { WifiOff } from 'lucide-react';
import { Link } from './link.tsx';
import { Banner } from './notice.tsx';

export type OfflineBannerProps = {
  /** As people say it: "11:52", "yesterday". */
  since: string;
  /** What waits in the queue. */
  waitingCount: number;
  /** Opens the queue. */
  onShowQueue?: () => void;
  isQueueOpen?: boolean;
};

/** A state, not an error: reading, writing and searching go on. */
export function OfflineBanner({ since, waitingCount, onShowQueue, isQueueOpen }: OfflineBannerProps) {
  return (
    <Banner
      tone="warn"
      icon={WifiOff}
      actions={
        waitingCount > 0 && (
          <Link onClick={onShowQueue} aria-expanded={isQueueOpen}>
            <Plural value={waitingCount} one="# waiting" other="# waiting" />
          </Link>
        )
      }
    >
      <Trans>
        <strong>Offline</strong> since {since}
      </Trans>
    </Banner>
  );
}
