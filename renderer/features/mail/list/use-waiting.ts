import { useEffect, useState } from 'react';

const patienceMs = 150;

/** True once something has been loading long enough to be seen: what comes at once needs no bars before it. */
export function useWaiting(isLoading: boolean): boolean {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!isLoading) return undefined;
    const timer = setTimeout(() => setIsLong(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setIsLong(false);
    };
  }, [isLoading]);
  return isLoading && isLong;
}
