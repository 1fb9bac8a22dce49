import type { MailEvidence } from '../trust/model.ts';
import type { ReadBodies, ReadPart } from '../mime/index.ts';
import type { CarriedError } from '../workers/protocol.ts';
import type { PackedRaw } from './pack.ts';

/** What the core and the raw worker say to each other. Several questions may wait; they are answered in their order. */
export interface RawWorkerStart {
  readonly file: string;
  readonly key: Uint8Array;
}

export interface RawUsage {
  readonly count: number;
  /** Of the messages themselves, and as they lie here. */
  readonly sizeBytes: number;
  readonly packedBytes: number;
}

/** How the file was found. `lost`: it was missing or damaged, and what lies there now began empty. */
export interface RawOpening {
  readonly isNew: boolean;
  /** Where a damaged one was set aside. */
  readonly setAsideAs: string | null;
}

export interface RawOps {
  open: { params: Record<string, never>; value: RawOpening };
  put: { params: { rows: readonly PackedRaw[]; now: number }; value: null };
  get: { params: { hash: string }; value: Uint8Array | null };
  has: { params: { hashes: readonly string[] }; value: string[] };
  drop: { params: { hashes: readonly string[] }; value: null };
  bodies: { params: { hash: string }; value: ReadBodies | null };
  texts: { params: { hashes: readonly string[]; maxChars: number }; value: Record<string, string> };
  evidence: { params: { hash: string }; value: MailEvidence | null };
  part: { params: { hash: string; path: string }; value: ReadPart | null };
  usage: { params: Record<string, never>; value: RawUsage };
  list: { params: { after: string | null; limit: number }; value: string[] };
  sweep: {
    params: { unused: readonly string[]; used: readonly string[]; now: number; graceMs: number };
    value: number;
  };
  close: { params: Record<string, never>; value: null };
}

export type RawOp = keyof RawOps;

export interface RawQuestion {
  readonly id: number;
  readonly op: RawOp;
  readonly params: unknown;
}

export type RawAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: CarriedError };
