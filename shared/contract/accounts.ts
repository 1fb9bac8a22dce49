import { z } from 'zod';
import { command, done, nothing, query } from './define.ts';
import { errorCodes } from '../errors.ts';
import { accountId, count, emailAddress, instant, shortText, undoable } from './values.ts';

export const server = z.strictObject({
  host: z.string().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls']),
});
export type Server = z.infer<typeof server>;

/** How one logs in: a password, or the provider's own page in the browser. */
export const accountAuth = z.enum(['password', 'google', 'microsoft']);
export type AccountAuth = z.infer<typeof accountAuth>;

/** `login` and `certificate`: nothing moves until the user has logged in again or looked at the certificate. */
export const accountState = z.enum(['active', 'disabled', 'login', 'certificate']);
export type AccountState = z.infer<typeof accountState>;

/** Why something did not work, as far as a machine can tell. The user's sentence is worded from `code` and `cause`. */
export const trouble = z.strictObject({
  code: z.enum(errorCodes),
  cause: z.string().max(60).nullable(),
  /** What the server said, as plain text. */
  text: z.string().max(300).nullable(),
  at: instant,
});
export type Trouble = z.infer<typeof trouble>;

export const account = z.strictObject({
  id: accountId,
  address: emailAddress,
  name: shortText,
  /** 1 to 6: which of the account marks it wears. */
  mark: z.number().int().min(1).max(6),
  /** `local`: mail that was imported and has no server. */
  kind: z.enum(['imap', 'demo', 'local']),
  incoming: server.nullable(),
  outgoing: server.nullable(),
  /** What one logs in with; usually the address. */
  login: shortText,
  auth: accountAuth,
  state: accountState,
  isPaused: z.boolean(),
  /** How many days back bodies are kept here unasked; `null` keeps everything. */
  keepDays: z.number().int().min(1).max(36_500).nullable(),
  maxConnections: z.number().int().min(1).max(10),
  trouble: trouble.nullable(),
  /** Whether a password or a login is kept for it. */
  hasSecret: z.boolean(),
  unread: count,
});
export type Account = z.infer<typeof account>;

const secret = z.union([
  z.strictObject({ password: z.string().min(1).max(1_024) }),
  /** A login in the browser that `oauthFinish` has seen through. */
  z.strictObject({ oauthSession: z.string().min(1).max(64) }),
]);
export type LoginSecret = z.infer<typeof secret>;

const oauthProvider = z.enum(['google', 'microsoft']);
const clientId = z.string().min(1).max(300);

/** `null`: it works. Otherwise why not, and the certificate's SHA-256 where that is the reason. */
const serverTest = z.strictObject({ trouble: trouble.nullable(), fingerprint: z.string().max(100).nullable() });

export const needs = z.enum(['password', 'app-password', 'browser', 'bridge']);
export type Needs = z.infer<typeof needs>;

const access = {
  login: shortText.min(1).optional(),
  incoming: server,
  outgoing: server,
};

export const accounts = {
  list: query(nothing, z.array(account).max(200), 'accounts', 'threads'),
  /** Known providers, offline: `null` when the domain is not among them. */
  guess: query(
    z.strictObject({ address: emailAddress }),
    z
      .strictObject({
        provider: shortText,
        incoming: server,
        outgoing: server,
        needs,
      })
      .nullable(),
  ),
  /** Known providers, then the provider's own word, the public database, MX, DNS, and what answers. Asks the network. */
  discover: query(
    z.strictObject({ address: emailAddress }),
    z
      .strictObject({
        source: z.enum(['preset', 'provider', 'well-known', 'ispdb', 'mx', 'srv', 'guess']),
        provider: shortText,
        incoming: server,
        outgoing: server,
        login: shortText,
        needs,
      })
      .nullable(),
  ),
  /** Logs in to both servers and out again. Nothing is kept. */
  test: command(
    z.strictObject({ address: emailAddress, secret, ...access }),
    z.strictObject({ incoming: serverTest, outgoing: serverTest }),
  ),
  /** The user has looked at this certificate and takes it, for this server alone. */
  pinCertificate: command(
    z.strictObject({
      host: z.string().min(1).max(253),
      port: server.shape.port,
      fingerprint: z.string().min(1).max(100),
    }),
    done,
  ),
  /** Which programs the providers know us as; without one there is no login in the browser. */
  oauthClients: query(
    nothing,
    z.strictObject({ google: clientId.nullable(), microsoft: clientId.nullable() }),
    'accounts',
  ),
  setOauthClient: command(
    z.strictObject({
      provider: oauthProvider,
      clientId: clientId.nullable(),
      clientSecret: z.string().min(1).max(300).nullable().default(null),
    }),
    done,
  ),
  /** Opens a page to log in at; its address is for the user's browser. */
  oauthBegin: command(
    z.strictObject({ provider: oauthProvider, address: emailAddress }),
    z.strictObject({ session: z.string().max(64), url: z.string().max(4_000) }),
  ),
  /** Waits until the user is through with the page. */
  oauthFinish: command(z.strictObject({ session: z.string().min(1).max(64) }), done),
  oauthCancel: command(z.strictObject({ session: z.string().min(1).max(64) }), done),
  /** Keeps the account, and what opens it encrypted in the vault. */
  add: command(
    z.strictObject({
      address: emailAddress,
      /** What the account is called here. */
      name: shortText,
      /** What others see beside the address. */
      senderName: shortText.default(''),
      secret,
      ...access,
    }),
    z.strictObject({ id: accountId }),
  ),
  update: command(
    z.strictObject({
      id: accountId,
      name: shortText.min(1).optional(),
      mark: z.number().int().min(1).max(6).optional(),
      login: shortText.min(1).optional(),
      incoming: server.optional(),
      outgoing: server.optional(),
      keepDays: z.number().int().min(1).max(36_500).nullable().optional(),
      maxConnections: z.number().int().min(1).max(10).optional(),
    }),
    undoable,
  ),
  /** Logs in anew, with another password or in the browser. Nothing local is lost by it. */
  relogin: command(z.strictObject({ id: accountId, secret }), done),
  setEnabled: command(z.strictObject({ id: accountId, isEnabled: z.boolean() }), undoable),
  remove: command(z.strictObject({ id: accountId }), undoable),
};
