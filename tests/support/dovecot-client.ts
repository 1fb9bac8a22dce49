import { connect, type Socket } from 'node:net';

export interface RawReply {
  readonly status: 'OK' | 'NO' | 'BAD';
  /** The text of the tagged line, with its response code. */
  readonly text: string;
  /** Untagged answers, literals put in place. */
  readonly lines: readonly string[];
}

export interface RawImap {
  /** Sends as is, without the tag. Bytes after the command go as one literal. Throws on NO and BAD. */
  run(command: string, literal?: Uint8Array): Promise<RawReply>;
  close(): void;
}

/** A second client that shares no line with ours: plain IMAP over a socket, for arranging and for checking. */
export async function openRawImap(port: number, user: string, password: string): Promise<RawImap> {
  const socket = connect({ host: '127.0.0.1', port });
  const reader = readReplies(socket);
  await reader.next((line) => line.startsWith('* OK'));
  let tags = 0;
  async function run(command: string, literal?: Uint8Array): Promise<RawReply> {
    tags += 1;
    const tag = `t${tags}`;
    const name = command.split(' ', 1)[0] ?? '';
    socket.write(`${tag} ${command}${literal === undefined ? '' : ` {${literal.length}+}`}\r\n`);
    if (literal !== undefined) {
      socket.write(literal);
      socket.write('\r\n');
    }
    const lines: string[] = [];
    await reader.next((line) => {
      lines.push(line);
      return line.startsWith(`${tag} `);
    });
    const [, status, text] = /^\S+ (OK|NO|BAD) ?([\s\S]*)$/.exec(lines.pop() ?? '') ?? [];
    if (status !== 'OK') throw new Error(`${name}: ${status} ${text}`);
    return { status, text: text ?? '', lines };
  }
  await run(`LOGIN ${quote(user)} ${quote(password)}`);
  return {
    run,
    close: () => socket.destroy(),
  };
}

export function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** Splits into logical lines: a line that ends in `{n}` goes on with n bytes and the line after them. */
function readReplies(socket: Socket) {
  let buffered = Buffer.alloc(0);
  let failure: Error | undefined;
  let wake: () => void = () => {};
  const end = (error: Error) => {
    failure ??= error;
    wake();
  };
  socket.on('data', (chunk) => {
    buffered = Buffer.concat([buffered, chunk]);
    wake();
  });
  socket.on('error', end);
  socket.on('close', () => end(new Error('connection closed')));

  function take(): string | undefined {
    let from = 0;
    for (;;) {
      const at = buffered.indexOf('\r\n', from, 'latin1');
      if (at < 0) return undefined;
      const literal = /\{(\d+)\}$/.exec(buffered.subarray(from, at).toString('latin1'));
      if (literal === null) {
        const line = buffered.subarray(0, at).toString('latin1');
        buffered = buffered.subarray(at + 2);
        return line;
      }
      from = at + 2 + Number(literal[1]);
    }
  }

  return {
    async next(isLast: (line: string) => boolean): Promise<void> {
      for (;;) {
        const line = take();
        if (line !== undefined) {
          if (isLast(line)) return;
          continue;
        }
        if (failure !== undefined) throw failure;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
