import { useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, type ButtonProps } from '../ui/index.ts';
import { showError } from './notices.ts';

/** Puts text on the clipboard and says so on itself for a moment. */
export function CopyButton({ text, children, ...rest }: ButtonProps & { text: string }) {
  const { t } = useLingui();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setIsCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <Button
      {...rest}
      icon={isCopied ? Check : rest.icon}
      onClick={() => {
        navigator.clipboard.writeText(text).then(() => setIsCopied(true), showError);
      }}
    >
      {isCopied ? t`Copied` : children}
    </Button>
  );
}
