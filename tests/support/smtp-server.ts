import { connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { makeCertificate, type TestCertificate } from './tls-certificates.ts';

export interface Delivered {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
}

/** Ends the line after this many bytes of one direction, inside the encryption. The server does not see the rest. */
export interface Cut {
  readonly direction: 'toServer' | 'toClient';
  readonly afterBytes: number;
}

export interface SmtpTalk {
  sent: string;
  answered: string;
}

export interface SmtpFaults {
  /** Answers to `RCPT TO` by address; absent: 250. */
  recipients?: Readonly<Record<string, { code: number; text: string }>>;
  sender?: { code: number; text: string };
  /** The answer to the end of the mail. */
  data?: { code: number; text: string };
  login?: { code: number; text: string };
  cut?: Cut;
  /** Takes the mail, and never answers. */
  isMute?: boolean;
}

export interface TestSmtp extends AsyncDisposable {
  readonly host: '127.0.0.1';
  /** TLS from the first byte; recorded and cut here. */
  readonly tlsPort: number;
  /** STARTTLS. */
  readonly port: number;
  readonly certificate: TestCertificate;
  /** What was taken, and answered with 250. */
  readonly delivered: Delivered[];
  /** Both sides of every connection to `tlsPort`, decrypted. */
  readonly talks: SmtpTalk[];
  faults: SmtpFaults;
  /** One more TLS port whose connections are all cut there; for many at once. */
  openDoor(cut: Cut): Promise<{ port: number; close: () => void }>;
  /** Ends every line that is open now. */
  cutAll(): void;
  /** How many connections were cut. */
  readonly cuts: number;
  /** Called for every `RCPT TO`, before the answer. */
  onRecipient: () => void;
  /** Called when a mail has been taken, before the answer. */
  onDelivered: (mail: Delivered) => Promise<void> | void;
  stop(): Promise<void>;
}

type Passed =
  | 'size'
  | 'authMethods'
  | 'hideSTARTTLS'
  | 'disabledCommands'
  | 'hide8BITMIME'
  | 'hideSMTPUTF8'
  | 'hidePIPELINING';

export interface TestSmtpOptions extends Pick<SMTPServerOptions, Passed> {
  readonly certificate?: TestCertificate;
  readonly password?: string;
}

/** The smtp-server package behind a relay that ends the encryption, writes down both sides and can cut the line. */
export async function startSmtp(options: TestSmtpOptions = {}): Promise<TestSmtp> {
  const { certificate = makeCertificate(), password = 'test', ...rest } = options;
  const delivered: Delivered[] = [];
  const sockets = new Set<Socket>();
  let cuts = 0;

  const common: SMTPServerOptions = {
    ...rest,
    key: certificate.key,
    cert: certificate.cert,
    banner: 'test',
    disableReverseLookup: true,
    allowInsecureAuth: true,
    logger: false,
    closeTimeout: 200,
    onAuth(auth, _session, done) {
      if (smtp.faults.login !== undefined) return done(failure(smtp.faults.login));
      const isRight = auth.method === 'XOAUTH2' ? auth.accessToken === password : auth.password === password;
      if (isRight) return done(null, { user: auth.username ?? '' });
      return done(failure({ code: 535, text: '5.7.8 wrong' }));
    },
    onMailFrom: (_address, _session, done) => done(smtp.faults.sender && failure(smtp.faults.sender)),
    onRcptTo({ address }, _session, done) {
      smtp.onRecipient();
      const fault = smtp.faults.recipients?.[address];
      done(fault && failure(fault));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(failure({ code: 552, text: '5.3.4 too big' }));
        if (smtp.faults.data !== undefined) return done(failure(smtp.faults.data));
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks),
        };
        delivered.push(mail);
        void answer(mail, done);
      });
    },
  };
  async function answer(mail: Delivered, done: (error: null, text: string) => void): Promise<void> {
    await smtp.onDelivered(mail);
    if (smtp.faults.isMute !== true) done(null, 'taken');
  }
  const inner = new SMTPServer({ ...common, secured: true });
  const outer = new SMTPServer(common);
  for (const server of [inner, outer]) server.on('error', () => {});
  const innerPort = await listen(inner);

  const doors: Server[] = [];
  async function openDoor(cutOf: () => Cut | undefined): Promise<{ port: number; close: () => void }> {
    const door = createTlsServer({ key: certificate.key, cert: certificate.cert }, (client) => relay(client, cutOf()));
    door.on('connection', track);
    door.on('tlsClientError', () => {});
    doors.push(door);
    return { port: await listenOn(door), close: () => door.close() };
  }

  function relay(client: TLSSocket, cut: Cut | undefined): void {
    const server = connect(innerPort, '127.0.0.1');
    const talk: SmtpTalk = { sent: '', answered: '' };
    smtp.talks.push(talk);
    for (const socket of [client, server]) {
      track(socket);
      socket.setNoDelay(true);
    }
    const end = () => {
      cuts += 1;
      client.destroy();
      server.destroy();
    };
    carry(client, server, cut?.direction === 'toServer' ? cut.afterBytes : null, end, (text) => {
      talk.sent += text;
    });
    carry(server, client, cut?.direction === 'toClient' ? cut.afterBytes : null, end, (text) => {
      talk.answered += text;
    });
  }

  function track(socket: Socket): void {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
  }

  const { port: tlsPort } = await openDoor(() => smtp.faults.cut);
  const port = await listen(outer);

  const smtp: TestSmtp = {
    host: '127.0.0.1',
    tlsPort,
    port,
    certificate,
    delivered,
    talks: [],
    cutAll() {
      for (const socket of sockets) socket.destroy();
    },
    openDoor: (cut) => openDoor(() => cut),
    faults: {},
    get cuts() {
      return cuts;
    },
    onRecipient: () => {},
    onDelivered: () => {},
    async stop() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([
        ...doors.map(
          (door) =>
            new Promise<void>((resolve) => {
              door.close(() => resolve());
            }),
        ),
        ...[inner, outer].map(
          (server) =>
            new Promise<void>((resolve) => {
              server.close(() => resolve());
            }),
        ),
      ]);
    },
    [Symbol.asyncDispose]: () => smtp.stop(),
  };
  return smtp;
}

/** Passes bytes on until the cut; those before it arrive. */
function carry(from: Socket, to: Socket, cutAfter: number | null, cut: () => void, note: (text: string) => void): void {
  let passed = 0;
  from.on('data', (chunk: Buffer) => {
    const room = cutAfter === null ? chunk.length : cutAfter - passed;
    const part = chunk.subarray(0, Math.max(0, room));
    passed += part.length;
    note(part.toString('latin1'));
    if (cutAfter === null || passed < cutAfter) to.write(part);
    else to.write(part, () => setImmediate(cut));
    if (cutAfter !== null && passed >= cutAfter) from.pause();
  });
  from.on('close', () => to.end());
}

function failure({ code, text }: { code: number; text: string }): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

async function listen(server: SMTPServer): Promise<number> {
  const listening = server.listen(0, '127.0.0.1') as unknown as Server;
  await new Promise<void>((resolve) => {
    if (listening.listening) resolve();
    else listening.once('listening', () => resolve());
  });
  return (listening.address() as AddressInfo).port;
}

async function listenOn(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}
