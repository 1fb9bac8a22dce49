/**
 * The one reader of mail (RFC 5322, MIME): bytes in, plain data out. It knows no database and no network, never
 * throws, and takes time in proportion to the bytes, whoever wrote them. Attachments stay encoded until asked for.
 */
export type {
  AuthenticationMethod,
  AuthenticationResult,
  AuthenticationVerdict,
  BounceReport,
  ParsedHeaders,
  ParsedMessage,
  ParsedPart,
  ParseWarning,
  ReadBodies,
  ReadPart,
} from './model.ts';
export { parseHeaders, parseMessage } from './parse-message.ts';
export { readBodies, readPart } from './read-part.ts';
export { identityOf } from './identity.ts';
export { unreadableMessage } from './unreadable.ts';
