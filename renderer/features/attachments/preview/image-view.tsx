import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../ui/index.ts';
import classes from './preview.module.css';

/** A picture as a picture: the type is the one its bytes have, so nothing else can become of it. */
export function ImageView({
  bytes,
  mimeType,
  name,
}: {
  bytes: Uint8Array<ArrayBuffer>;
  mimeType: string;
  name: string;
}) {
  const { t } = useLingui();
  const picture = useRef<HTMLImageElement>(null);
  const [isBroken, setIsBroken] = useState(false);
  const [isWhole, setIsWhole] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: mimeType }));
    if (picture.current !== null) picture.current.src = made;
    return () => URL.revokeObjectURL(made);
  }, [bytes, mimeType]);
  if (isBroken) return <p className={classes.note}>{t`This picture is damaged.`}</p>;
  return (
    <div className={classes.image} data-size={isWhole ? 'whole' : undefined}>
      <img ref={picture} alt={name} onError={() => setIsBroken(true)} />
      <Button variant="secondary" className={classes.zoom} onClick={() => setIsWhole(!isWhole)}>
        {isWhole ? t`Fit to window` : t`Full size`}
      </Button>
    </div>
  );
}
