import { eq, sql } from 'drizzle-orm';
import type { LoginSecret, Server } from '#shared/contract/accounts.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId } from '#shared/ids.ts';
import { cleanLine } from '#shared/model/line.ts';
import type { QueryContext, ReadDb, WriteTx } from '../context.ts';
import { pinnedCertificates } from '../db/tables/engine.ts';
import { accounts } from '../db/tables/mail.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { discover } from './discover/discover.ts';
import type { DiscoverPorts } from './discover/found.ts';
import { addFirstIdentity } from './identities.ts';
import { insertAccount, serverColumns } from './insert-account.ts';
import { keepSecret, type Kept } from './keep-secret.ts';
import { isLive, listAccounts } from './list-accounts.ts';
import { isPassword, pin, type Login } from './login.ts';
import { keepOauthClient, listOauthClients, readOauthClient } from './oauth/oauth-clients.ts';
import type { OauthSessions } from './oauth/oauth-sessions.ts';
import { guessPreset } from './presets.ts';
import { removeAccounts } from './remove-accounts.ts';
import { checkServer } from './server-shape.ts';
import { testIncoming, testOutgoing } from './test-servers.ts';
import { setEnabled, updateAccount } from './update-account.ts';

export interface AccountPorts {
  readonly network: DiscoverPorts;
  readonly sessions: OauthSessions;
}

export function accountHandlers({ network, sessions }: AccountPorts): HandlersOf<AppContract['accounts']> {
  const keptOf = (secret: LoginSecret): Kept =>
    isPassword(secret) ? secret : { tokens: sessions.peek(secret.oauthSession) };
  const forget = (secret: LoginSecret) => {
    if (!isPassword(secret)) sessions.forget(secret.oauthSession);
  };

  return {
    list: (_, { read }) => listAccounts(read),

    guess: ({ address }) => {
      const preset = guessPreset(address);
      if (preset === null) return null;
      const { domains: _, ...guess } = preset;
      return guess;
    },

    discover: ({ address }, { signal }) => discover(address.trim(), network, signal),

    test: async ({ address, login, secret, ...servers }, context) => {
      const checked = checkServers(servers);
      const user = login ?? address;
      const kept = keptOf(secret);
      const asked: Login =
        'password' in kept ? { user, password: kept.password } : { user, accessToken: kept.tokens.accessToken };
      const [incoming, outgoing] = await Promise.all([
        testIncoming(accessTo(context.read, checked.incoming, asked), context),
        testOutgoing(accessTo(context.read, checked.outgoing, asked), context),
      ]);
      return { incoming, outgoing };
    },

    pinCertificate: ({ host, port, fingerprint }, { write }) => {
      write((tx) => {
        const row = { fingerprint, pinnedAt: tx.now };
        tx.db
          .insert(pinnedCertificates)
          .values({ host, port, ...row })
          .onConflictDoUpdate({ target: [pinnedCertificates.host, pinnedCertificates.port], set: row })
          .run();
        // Whoever was waiting for this answer may go on.
        tx.db
          .update(accounts)
          .set({ state: 'active', trouble: null })
          .where(sql`state = 'certificate' AND ${host} IN (incoming_host, outgoing_host)`)
          .run();
        tx.touch('accounts');
      });
      return {};
    },

    oauthClients: (_, { read }) => listOauthClients(read),

    setOauthClient: ({ provider, clientId, clientSecret }, { write }) => {
      write((tx) => keepOauthClient(tx, provider, clientId === null ? null : { clientId, clientSecret }));
      return {};
    },

    oauthBegin: ({ provider, address }, { read }) => sessions.begin(provider, readOauthClient(read, provider), address),

    oauthFinish: async ({ session }, { signal }) => {
      await sessions.finish(session, signal);
      return {};
    },

    oauthCancel: ({ session }) => {
      sessions.cancel(session);
      return {};
    },

    add: ({ secret, login, ...input }, { write }) => {
      const servers = checkServers(input);
      const address = input.address.trim();
      const name = cleanLine(input.name) || address;
      const kept = keptOf(secret);
      const added = write((tx) => {
        const id = addAccount(tx, { kind: 'imap', address, name, ...servers });
        const auth = keepSecret(tx, id, kept);
        const user = login === undefined || login === address ? null : login;
        tx.db
          .update(accounts)
          .set({ auth, login: user, state: 'active', trouble: null })
          .where(eq(accounts.id, id))
          .run();
        addFirstIdentity(tx, id, address, input.senderName);
        return { id };
      });
      forget(secret);
      return added;
    },

    update: (wanted, { write }) => write((tx) => updateAccount(tx, wanted)),

    relogin: ({ id, secret }, { write }) => {
      const kept = keptOf(secret);
      write((tx) => {
        requireLive(tx, id);
        const auth = keepSecret(tx, id, kept);
        tx.db.update(accounts).set({ auth, state: 'active', trouble: null }).where(eq(accounts.id, id)).run();
        tx.touch('accounts', id);
      });
      forget(secret);
      return {};
    },

    setEnabled: ({ id, isEnabled }, { write }) => write((tx) => setEnabled(tx, id, isEnabled)),

    remove: ({ id }, { write }) =>
      write((tx) => {
        requireLive(tx, id);
        return removeAccounts(tx, [id], 'accounts.remove');
      }),
  };
}

function checkServers(servers: { incoming: Server; outgoing: Server }) {
  return { incoming: checkServer(servers.incoming, 'incoming'), outgoing: checkServer(servers.outgoing, 'outgoing') };
}

function accessTo(read: QueryContext['read'], server: Server, login: Login) {
  return { server: pin(read as ReadDb, server), login };
}

function requireLive(tx: WriteTx, id: AccountId): void {
  const row = tx.db.select({ id: accounts.id }).from(accounts).where(isLive(id)).get();
  if (row === undefined) throw new AppError('not-found', 'no such account');
}

/** A removed account of this address comes back with all it had, under the new settings. */
function addAccount(tx: WriteTx, account: Parameters<typeof insertAccount>[1]): AccountId {
  const known = tx.db
    .select({ id: accounts.id, removedAt: accounts.removedAt })
    .from(accounts)
    .where(sql`${accounts.address} = ${account.address} COLLATE NOCASE`)
    .get();
  if (known === undefined) return insertAccount(tx, account);
  if (known.removedAt === null) throw new AppError('conflict', 'this account is here already', { id: known.id });
  const { kind, address, name } = account;
  tx.db
    .update(accounts)
    .set({ kind, address, name, ...serverColumns(account), removedAt: null })
    .where(eq(accounts.id, known.id))
    .run();
  tx.touch('accounts', known.id);
  tx.touch('threads');
  return known.id;
}
