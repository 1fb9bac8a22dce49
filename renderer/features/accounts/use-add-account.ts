import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { emailAddress } from '#shared/contract/values.ts';
import type { Server } from '#shared/contract/accounts.ts';
import { isAppError } from '#shared/errors.ts';
import type { AccountId } from '#shared/ids.ts';
import { domainOf } from '#shared/model/address.ts';
import { core, coreClient } from '../../lib/core.ts';
import { checkServer, guessServers, toServerInput, type ServerInput, type ServerProblem } from './server-input.ts';

export type FormProblem = 'missing' | 'not-an-address' | 'already-here' | ServerProblem;
export type FormField = 'address' | 'password' | 'incoming.host' | 'incoming.port' | 'outgoing.host' | 'outgoing.port';
export type FormProblems = Partial<Record<FormField, FormProblem>>;

export type ServerTests = Awaited<ReturnType<typeof coreClient.accounts.test>>;
type Secret = { password: string } | { oauthSession: string };
type Checked = Record<'incoming' | 'outgoing', Server>;

/**
 * What the form knows and what it may do. Known providers are found offline; for others their domain is asked about,
 * once the address has been left. Servers are tried before the account is kept.
 */
export function useAddAccount(onAdded: (id: AccountId) => void) {
  const [address, setAddress] = useState('');
  const [password, setPassword] = useState('');
  const [name, setName] = useState('');
  const [senderName, setSenderName] = useState('');
  const [typedLogin, setTypedLogin] = useState('');
  const [byHand, setByHand] = useState<{ incoming: ServerInput; outgoing: ServerInput } | null>(null);
  const [problems, setProblems] = useState<FormProblems>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [isAdding, setIsAdding] = useState(false);
  const [results, setResults] = useState<ServerTests | null>(null);
  const [secret, setSecret] = useState<Secret | null>(null);
  const [askedFor, setAskedFor] = useState<string | null>(null);

  const { data: accounts = [] } = useQuery(core.accounts.list.queryOptions({ input: {} }));
  const trimmed = address.trim();
  const isAddress = emailAddress.safeParse(trimmed).success;
  const { data: guess } = useQuery(
    core.accounts.guess.queryOptions({ input: { address: trimmed }, enabled: isAddress }),
  );
  const { data: discovered, isFetching: isLooking } = useQuery(
    core.accounts.discover.queryOptions({
      input: { address: trimmed },
      enabled: isAddress && guess === null && askedFor === trimmed,
    }),
  );
  const known = isAddress ? (guess ?? discovered ?? null) : null;
  const isUnknown = isAddress && guess === null && discovered === null;
  const usual = guessServers(domainOf(trimmed));
  const servers =
    byHand ?? (known ? { incoming: toServerInput(known.incoming), outgoing: toServerInput(known.outgoing) } : usual);

  // What the user typed wins; a looked-up provider may want something else than the address.
  const login = typedLogin.trim() || (byHand === null && !guess && discovered ? discovered.login : '');
  const loginPart = login === '' || login === trimmed ? {} : { login };

  const forget = (...fields: FormField[]) =>
    setProblems((before) =>
      Object.fromEntries(Object.entries(before).filter(([field]) => !fields.includes(field as FormField))),
    );

  const checkAddress = () => {
    if (isAddress) setAskedFor(trimmed);
    if (trimmed !== '' && !isAddress) setProblems((before) => ({ ...before, address: 'not-an-address' }));
  };

  /** What the fields say, or `null` with the problems marked. */
  const check = (withPassword: boolean): Checked | null => {
    const found: FormProblems = {};
    if (!isAddress) found.address = trimmed === '' ? 'missing' : 'not-an-address';
    else if (accounts.some((account) => account.address.toLowerCase() === trimmed.toLowerCase())) {
      found.address = 'already-here';
    }
    if (withPassword && password === '') found.password = 'missing';
    const checked: Partial<Checked> = {};
    for (const kind of ['incoming', 'outgoing'] as const) {
      const result = checkServer(servers[kind]);
      if ('server' in result) checked[kind] = result.server;
      else found[`${kind}.${result.field}`] = result.problem;
    }
    setProblems(found);
    setFailure(null);
    setResults(null);
    const { incoming, outgoing } = checked;
    return incoming && outgoing && Object.keys(found).length === 0 ? { incoming, outgoing } : null;
  };

  const keep = async (checked: Checked, opensWith: Secret) => {
    const { id } = await coreClient.accounts.add({
      address: trimmed,
      name: name.trim(),
      senderName: senderName.trim(),
      secret: opensWith,
      ...loginPart,
      ...checked,
    });
    onAdded(id);
  };

  const attempt = async (run: () => Promise<void>) => {
    setIsAdding(true);
    try {
      await run();
    } catch (error) {
      const problem = problemOf(error);
      if (problem) setProblems(problem);
      else setFailure(error);
    } finally {
      setIsAdding(false);
    }
  };

  const tryAndKeep = async (opensWith: Secret) => {
    const checked = check('password' in opensWith);
    if (checked === null) return;
    setSecret(opensWith);
    await attempt(async () => {
      const tests = await coreClient.accounts.test({ address: trimmed, secret: opensWith, ...loginPart, ...checked });
      if (tests.incoming.trouble === null && tests.outgoing.trouble === null) await keep(checked, opensWith);
      else setResults(tests);
    });
  };

  /** The user has looked at the certificate; the servers are tried again with it. */
  const trust = async (kind: 'incoming' | 'outgoing', fingerprint: string) => {
    const checked = checkServer(servers[kind]);
    if (!('server' in checked) || secret === null) return;
    const { host, port } = checked.server;
    await coreClient.accounts.pinCertificate({ host, port, fingerprint });
    await tryAndKeep(secret);
  };

  const keepAnyway = async () => {
    const kept = results;
    const checked = check(secret !== null && 'password' in secret);
    if (checked === null || secret === null) return setResults(kept);
    await attempt(() => keep(checked, secret));
  };

  return {
    address,
    password,
    name,
    servers,
    problems,
    failure,
    isAdding,
    isLooking,
    results,
    isAddress,
    known,
    isUnknown,
    isByHand: byHand !== null || isUnknown,
    setAddress: (value: string) => {
      setAddress(value);
      setResults(null);
      forget('address');
    },
    setPassword: (value: string) => {
      setPassword(value);
      setResults(null);
      forget('password');
    },
    setName,
    senderName,
    setSenderName,
    login: typedLogin,
    setLogin: (value: string) => {
      setTypedLogin(value);
      setResults(null);
    },
    setServer: (kind: 'incoming' | 'outgoing', input: ServerInput) => {
      setByHand({ ...servers, [kind]: input });
      setResults(null);
      forget(`${kind}.host`, `${kind}.port`);
    },
    enterByHand: () => setByHand(servers),
    takeKnown: () => setByHand(null),
    checkAddress,
    add: () => tryAndKeep({ password }),
    addWith: (oauthSession: string) => tryAndKeep({ oauthSession }),
    keepAnyway,
    trust,
  };
}

export type AddAccount = ReturnType<typeof useAddAccount>;

/** The core's refusal, at the field it is about. */
function problemOf(error: unknown): FormProblems | null {
  if (isAppError(error, 'conflict')) return { address: 'already-here' };
  if (!isAppError(error, 'invalid-input')) return null;
  const { field } = error.details;
  if (field === 'address') return { address: 'not-an-address' };
  if (field === 'incoming.host' || field === 'outgoing.host') return { [field]: 'not-a-host' };
  return null;
}
