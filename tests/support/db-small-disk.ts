import { execFileSync } from 'node:child_process';
import { appendFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from './db-harness.ts';

export interface SmallDisk {
  readonly path: string;
  /** Takes all the room there is, down to the last page, or leaves this much. */
  fill(leaveBytes?: number): void;
  /** Gives that room back. */
  free(): void;
  remove(): void;
}

/** A file system of its own with a few megabytes. `null` where mounting is not ours to do. */
export function mountSmallDisk(sizeMb: number): SmallDisk | null {
  const dir = tempDir('hauspost-disk-');
  const { path } = dir;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m,mode=700`, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    // Not root, or a container without the right to mount: the caller has another way to fill a disk.
    dir.remove();
    return null;
  }
  const filler = join(path, 'filler');
  return {
    path,
    fill(leaveBytes = 0) {
      for (const size of [65_536, 4_096]) fillBy(filler, size);
      truncateSync(filler, statSync(filler).size - leaveBytes);
    },
    free: () => rmSync(filler, { force: true }),
    remove() {
      execFileSync('umount', [path]);
      dir.remove();
    },
  };
}

function fillBy(path: string, size: number): void {
  for (;;) {
    try {
      appendFileSync(path, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return;
      throw error;
    }
  }
}
