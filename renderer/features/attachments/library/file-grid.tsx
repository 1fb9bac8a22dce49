import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { AttachmentRow } from '#shared/contract/attachments.ts';
import { nameOf } from '#shared/model/address.ts';
import { judgeFile } from '#shared/model/judge-file.ts';
import { useFormat } from '../../../lib/use-format.ts';
import { Icon } from '../../../ui/index.ts';
import { keyOf } from '../attached-file.ts';
import { kindFaces } from '../kind-faces.ts';
import { previewKindOf } from '../preview/preview-kind.ts';
import { fetchFile } from '../save/fetch-file.ts';
import { nameForDisk } from '../save/save-files.ts';
import classes from './library.module.css';

interface FileGridProps {
  readonly rows: readonly AttachmentRow[];
  readonly onOpen: (key: string) => void;
  readonly onEndReached: () => void;
}

/** Small enough to be drawn small without being missed. */
const maxThumbBytes = 3_000_000;

/** The same files as cards, pictures as pictures. What is far away is left undrawn by the browser. */
export function FileGrid({ rows, onOpen, onEndReached }: FileGridProps) {
  const { t } = useLingui();
  const end = useRef<HTMLDivElement>(null);
  const reached = useRef(onEndReached);
  useEffect(() => {
    reached.current = onEndReached;
  });
  useEffect(() => {
    const element = end.current;
    if (element === null) return undefined;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting === true && reached.current(), {
      rootMargin: '800px',
    });
    watcher.observe(element);
    return () => watcher.disconnect();
    // A page that did not fill the window is followed by the next: the end is looked at anew.
  }, [rows.length]);
  return (
    <div className={classes.gridScroller}>
      <ul aria-label={t`Attachments`} className={classes.grid}>
        {rows.map((row) => (
          <li key={keyOf(row)} className={classes.cell}>
            <FileCard row={row} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      <div ref={end} />
    </div>
  );
}

function FileCard({ row, onOpen }: { row: AttachmentRow; onOpen: (key: string) => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const name = nameForDisk(row);
  const { danger } = judgeFile({ ...row, name }, null);
  const sender = row.isOwn ? t`Me` : nameOf(row.from);
  return (
    <button type="button" data-pane-focus className={classes.card} onClick={() => onOpen(keyOf(row))}>
      <span className={classes.thumb}>
        {row.kind === 'image' && row.isHere && row.sizeBytes <= maxThumbBytes ? (
          <Thumb row={row} />
        ) : (
          <Icon of={danger === null ? kindFaces[row.kind].icon : TriangleAlert} size={20} />
        )}
      </span>
      <span className={classes.cardName}>{name}</span>
      <span className={classes.cardFacts}>
        {sender} · {format.bytes(row.sizeBytes)}
      </span>
    </button>
  );
}

/** Fetched when it comes into view, and only what already lies on this machine. */
function Thumb({ row }: { row: AttachmentRow }) {
  const frame = useRef<HTMLSpanElement>(null);
  const [isNear, setIsNear] = useState(false);
  const picture = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const watcher = new IntersectionObserver(([entry]) => setIsNear(entry?.isIntersecting === true));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  const { data } = useQuery({
    queryKey: ['attachment-thumb', row.messageId, row.path],
    queryFn: ({ signal }) => fetchFile(row, signal),
    enabled: isNear,
    gcTime: 10_000,
  });
  useEffect(() => {
    const image = picture.current;
    if (data === undefined || !isNear || image === null) return undefined;
    const { kind, mimeType } = previewKindOf(row, data);
    if (kind !== 'image') return undefined;
    const url = URL.createObjectURL(new Blob([data], { type: mimeType }));
    image.src = url;
    return () => {
      URL.revokeObjectURL(url);
      image.removeAttribute('src');
    };
  }, [data, isNear, row]);
  return (
    <span ref={frame} className={classes.picture}>
      <Icon of={kindFaces.image.icon} size={20} />
      <img ref={picture} alt="" />
    </span>
  );
}
