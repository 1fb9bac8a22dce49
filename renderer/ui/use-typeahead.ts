import { useRef } from 'react';

const pauseMs = 600;

/** Collects typed letters into a prefix; after a pause it starts anew. Other keys give nothing. */
export function useTypeahead(): (key: string) => string | undefined {
  const typed = useRef({ prefix: '', at: 0 });
  return (key) => {
    if (key.length !== 1 || !/[\p{L}\p{N}]/u.test(key)) return undefined;
    const now = performance.now();
    const letter = key.toLocaleLowerCase();
    const before = now - typed.current.at < pauseMs ? typed.current.prefix : '';
    // The same letter again and again walks through all that begin with it.
    const prefix = before === letter ? letter : before + letter;
    typed.current = { prefix, at: now };
    return prefix;
  };
}
