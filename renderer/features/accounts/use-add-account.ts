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

/** What the form knows and what it may do. Nothing here asks the network: the providers are known offline. */
export function useAddAccount(onAdded: (id: AccountId) => void) {
  const [address, setAddress] = useState('');
  const [password, setPassword] = useState('');
  const [name, setName] = useState('');
  const [byHand, setByHand] = useState<{ incoming: ServerInput; outgoing: ServerInput } | null>(null);
  const [problems, setProblems] = useState<FormProblems>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [isAdding, setIsAdding] = useState(false);

  const trimmed = address.trim();
  const isAddress = emailAddress.safeParse(trimmed).success;
  const { data: guess } = useQuery(
    core.accounts.guess.queryOptions({ input: { address: trimmed }, enabled: isAddress }),
  );
  const isUnknown = isAddress && guess === null;
  const known = isAddress && guess ? guess : null;
  const usual = guessServers(domainOf(trimmed));
  const servers =
    byHand ?? (known ? { incoming: toServerInput(known.incoming), outgoing: toServerInput(known.outgoing) } : usual);

  const forget = (...fields: FormField[]) =>
    setProblems((before) =>
      Object.fromEntries(Object.entries(before).filter(([field]) => !fields.includes(field as FormField))),
    );

  const checkAddress = () => {
    if (trimmed !== '' && !isAddress) setProblems((before) => ({ ...before, address: 'not-an-address' }));
  };

  const add = async () => {
    const found: FormProblems = {};
    if (!isAddress) found.address = trimmed === '' ? 'missing' : 'not-an-address';
    if (password === '') found.password = 'missing';
    const checked: Partial<Record<'incoming' | 'outgoing', Server>> = {};
    for (const kind of ['incoming', 'outgoing'] as const) {
      const result = checkServer(servers[kind]);
      if ('server' in result) checked[kind] = result.server;
      else found[`${kind}.${result.field}`] = result.problem;
    }
    setProblems(found);
    setFailure(null);
    if (!checked.incoming || !checked.outgoing || Object.keys(found).length > 0) return;

    setIsAdding(true);
    try {
      const { id } = await coreClient.accounts.add({
        address: trimmed,
        name: name.trim(),
        password,
        incoming: checked.incoming,
        outgoing: checked.outgoing,
      });
      onAdded(id);
    } catch (error) {
      const problem = problemOf(error);
      if (problem) setProblems(problem);
      else setFailure(error);
    } finally {
      setIsAdding(false);
    }
  };

  return {
    address,
    password,
    name,
    servers,
    problems,
    failure,
    isAdding,
    isAddress,
    known,
    isUnknown,
    isByHand: byHand !== null || isUnknown,
    setAddress: (value: string) => {
      setAddress(value);
      forget('address');
    },
    setPassword: (value: string) => {
      setPassword(value);
      forget('password');
    },
    setName,
    setServer: (kind: 'incoming' | 'outgoing', input: ServerInput) => {
      setByHand({ ...servers, [kind]: input });
      forget(`${kind}.host`, `${kind}.port`);
    },
    enterByHand: () => setByHand(servers),
    takeKnown: () => setByHand(null),
    checkAddress,
    add,
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
