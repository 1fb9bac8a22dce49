import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket, type TlsOptions } from 'node:tls';
import { makeCertificate, type TestCertificate } from './tls-certificates.ts';

/** One command as it came in; literals stand in `line` as they were sent. */
export interface FakeCommand {
  readonly tag: string;
  /** In capitals; `UID FETCH` is one name. */
  readonly name: string;
  /** What follows the name. */
  readonly args: string;
  readonly isSecure: boolean;
  /** The same object for all commands of one connection. */
  readonly connection: object;
  /** Straight to the wire, as it is. */
  send(data: string | Uint8Array): void;
  /** The next line of the client: what answers a `+`. */
  nextLine(): Promise<string>;
  /** Ends the connection without a word. */
  cut(): void;
}

/**
 * Lines of an answer; `#` at the start of one is the tag. Without such a line, `# OK done` follows. `undefined`: the
 * command is never answered.
 */
export type FakeAnswer = readonly string[] | undefined;
export type FakeScript = FakeAnswer | ((command: FakeCommand) => FakeAnswer | Promise<FakeAnswer>);

export interface FakeImapOptions {
  /** Of all lines, or after STARTTLS; `none` is for tests on loopback. */
  readonly security?: 'tls' | 'starttls' | 'none';
  readonly tls?: TlsOptions;
  readonly certificate?: TestCertificate;
  readonly greeting?: string;
  /** Right behind the OK of STARTTLS, in the same segment: what an attacker puts there. */
  readonly injected?: string;
  readonly capabilities?: string;
  readonly capabilitiesBeforeTls?: string;
  readonly script?: Readonly<Record<string, FakeScript>>;
  /** The line is cut when this many bytes have been sent. */
  readonly cutAfterBytes?: number;
}

export interface FakeImap extends AsyncDisposable {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly certificate: TestCertificate;
  /** Everything that came in, command by command, without tags; passwords too. */
  readonly received: readonly { readonly text: string; readonly isSecure: boolean }[];
  readonly sentBytes: number;
  /** To all that are connected, unasked. */
  push(text: string): void;
  stop(): Promise<void>;
}

const usualCapabilities = 'IMAP4rev1 IDLE UIDPLUS MOVE NAMESPACE ENABLE CONDSTORE SPECIAL-USE LITERAL+ ID';

/** An empty mailbox that answers everything, until a script says otherwise. */
const usualScript: Readonly<Record<string, FakeScript>> = {
  NAMESPACE: ['* NAMESPACE (("" "/")) NIL NIL'],
  ID: ['* ID ("name" "Fake")'],
  LIST: String.raw`* LIST (\HasNoChildren) "/" INBOX`.split('\n'),
  SELECT: [
    String.raw`* FLAGS (\Answered \Flagged \Deleted \Seen \Draft)`,
    '* 3 EXISTS',
    '* OK [UIDVALIDITY 1] ok',
    '* OK [UIDNEXT 4] ok',
    '* OK [HIGHESTMODSEQ 10] ok',
    String.raw`* OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] ok`,
    '# OK [READ-WRITE] done',
  ],
  IDLE: async (command) => {
    command.send('+ idling\r\n');
    await command.nextLine();
    return [];
  },
};

/** A server that does what its script says, for what a real one will not do. */
export async function startFakeImap(options: FakeImapOptions = {}): Promise<FakeImap> {
  const { security = 'tls', certificate = makeCertificate() } = options;
  const tls: TlsOptions = { cert: certificate.cert, key: certificate.key, ...options.tls };
  const received: { text: string; isSecure: boolean }[] = [];
  const sockets = new Set<Socket>();
  let sentBytes = 0;

  function send(socket: Socket, data: string | Uint8Array): void {
    if (socket.destroyed) return;
    const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data);
    const room = (options.cutAfterBytes ?? Infinity) - sentBytes;
    sentBytes += Math.min(bytes.length, Math.max(room, 0));
    if (bytes.length < room) socket.write(bytes);
    else socket.end(bytes.subarray(0, Math.max(room, 0)), () => socket.destroy());
  }

  function serve(socket: Socket, isSecure: boolean, greets: boolean): void {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that goes away is nothing to report.
    socket.on('error', () => socket.destroy());
    const reader = readLines(socket, (text) => send(socket, text));
    if (greets) send(socket, `${options.greeting ?? '* OK ready'}\r\n`);
    void answerAll(socket, reader, isSecure);
  }

  async function answerAll(socket: Socket, reader: LineReader, isSecure: boolean): Promise<void> {
    for (;;) {
      const line = await reader.next();
      if (line === null) return;
      const [, tag = '', name = '', args = ''] = /^(\S+) ((?:UID )?\S+) ?([\s\S]*)$/i.exec(line) ?? [];
      received.push({ text: `${name} ${args}`.trim(), isSecure });
      const command: FakeCommand = {
        tag,
        name: name.toUpperCase(),
        args,
        isSecure,
        connection: socket,
        send: (data) => send(socket, data),
        nextLine: async () => (await reader.next()) ?? '',
        cut: () => socket.destroy(),
      };
      if (command.name === 'STARTTLS' && options.script?.['STARTTLS'] === undefined) {
        reader.detach();
        const injected = options.injected ?? '';
        send(socket, `${tag} OK begin\r\n${injected}`);
        const secured = new TLSSocket(socket, { isServer: true, ...tls });
        serve(secured, true, false);
        return;
      }
      const answer = await run(command);
      if (answer === undefined) continue;
      const lines = answer.some((one) => one.startsWith('#')) ? answer : [...answer, '# OK done'];
      send(socket, `${lines.map((one) => one.replace(/^#/, tag)).join('\r\n')}\r\n`);
      if (command.name === 'LOGOUT') socket.end();
    }
  }

  async function run(command: FakeCommand): Promise<FakeAnswer> {
    if (command.name === 'CAPABILITY' && options.script?.['CAPABILITY'] === undefined) {
      const before = options.capabilitiesBeforeTls ?? 'IMAP4rev1 STARTTLS LOGINDISABLED';
      const isBefore = security === 'starttls' && !command.isSecure;
      return [`* CAPABILITY ${isBefore ? before : (options.capabilities ?? usualCapabilities)}`];
    }
    const { name } = command;
    const script = { ...usualScript, ...options.script };
    const found = name in script ? script[name] : name === 'EXAMINE' ? script['SELECT'] : [];
    return typeof found === 'function' ? found(command) : found;
  }

  const server =
    security === 'tls'
      ? createTlsServer(tls, (socket) => serve(socket, true, true))
      : createTcpServer((socket) => serve(socket, false, true));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });

  async function stop(): Promise<void> {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  }

  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    certificate,
    received,
    get sentBytes() {
      return sentBytes;
    },
    push(text) {
      for (const socket of sockets) send(socket, text);
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

interface LineReader {
  next(): Promise<string | null>;
  /** Leaves what comes next to somebody else. */
  detach(): void;
}

/** Lines with their literals inside; asks for a literal that waits to be asked for. */
function readLines(socket: Socket, send: (text: string) => void): LineReader {
  let buffered = Buffer.alloc(0);
  let asked = 0;
  let isOver = false;
  let wake: () => void = () => {};
  const onData = (chunk: Buffer) => {
    buffered = Buffer.concat([buffered, chunk]);
    wake();
  };
  const onEnd = () => {
    isOver = true;
    wake();
  };
  socket.on('data', onData).on('close', onEnd).on('end', onEnd);

  function take(): string | undefined {
    let from = 0;
    for (;;) {
      const at = buffered.indexOf('\r\n', from, 'latin1');
      if (at < 0) return undefined;
      const literal = /\{(\d+)(\+?)\}$/.exec(buffered.subarray(from, at).toString('latin1'));
      if (literal === null) {
        const line = buffered.subarray(0, at).toString('latin1');
        buffered = buffered.subarray(at + 2);
        asked = 0;
        return line;
      }
      from = at + 2;
      if (literal[2] === '' && asked < from) {
        asked = from;
        send('+ go on\r\n');
      }
      from += Number(literal[1]);
    }
  }

  return {
    async next() {
      for (;;) {
        const line = take();
        if (line !== undefined) return line;
        if (isOver) return null;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    detach() {
      socket.off('data', onData).off('close', onEnd).off('end', onEnd);
    },
  };
}
