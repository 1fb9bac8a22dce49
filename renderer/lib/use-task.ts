import { useCallback, useState } from 'react';

export interface Task<Args extends unknown[]> {
  readonly isRunning: boolean;
  /** What the last run failed with; gone when the next one starts. */
  readonly error: unknown;
  run(...args: Args): void;
  forgetError(): void;
}

/** One button, one thing that takes a moment: locks the button meanwhile and keeps the error for the form. */
export function useTask<Args extends unknown[]>(task: (...args: Args) => Promise<void>): Task<Args> {
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const forgetError = useCallback(() => setError(null), []);
  return {
    isRunning,
    error,
    forgetError,
    run: (...args) => {
      if (isRunning) return;
      setIsRunning(true);
      setError(null);
      task(...args)
        .catch(setError)
        .finally(() => setIsRunning(false));
    },
  };
}
