import { posix } from 'node:path';

export interface Repository {
  hasPath(path: string): boolean;
  /** Whether any file anywhere has this name; documents name well-known files without their folder. */
  hasFileCalled(name: string): boolean;
  hasScript(name: string): boolean;
}

export interface BrokenName {
  readonly document: string;
  readonly line: number;
  readonly name: string;
}

const topFolders = /^(?:\.ci|config|core|docs|electron|lint|renderer|resources|scripts|server|shared|tests)(?:\/|$)/;
const fileName = /^\.?[\w-]+(?:\.[\w-]+)*\.(?:cjs|css|html|json|md|mjs|sql|ts|tsx|yml)$/;
/** What stands for something else: `NNNN-title.md`, `<feature>`, `*.test.ts`, `core/…`. */
const placeholder = /[*<>{}…$ ]|\.\.\.|\b[A-Z]{2,}\b/;

/** Names in code marks and links of a document that lead nowhere. Code blocks count: people copy from them. */
export function findBrokenNames(document: string, text: string, repository: Repository): BrokenName[] {
  return text.split('\n').flatMap((content, index) => {
    const names = [...namesInCode(content), ...namesInLinks(document, content), ...scriptsNamed(content)];
    return names.filter((name) => !isThere(name, repository)).map((name) => ({ document, line: index + 1, name }));
  });
}

function namesInCode(line: string): string[] {
  return [...line.matchAll(/`([^`]+)`/g)]
    .map(([, code = '']) => code.replace(/:\d+$/, '').replace(/\/$/, ''))
    .filter((code) => !placeholder.test(code.replace(/\b(?:README|CONTRIBUTING|AGENTS|LICENSE)\b/, '')))
    .filter((code) => topFolders.test(code) || fileName.test(code));
}

function namesInLinks(document: string, line: string): string[] {
  return [...line.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(target))
    .map((target) => posix.normalize(posix.join(posix.dirname(document), decodeURI(target))));
}

function scriptsNamed(line: string): string[] {
  return [...line.matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(([whole]) => whole);
}

function isThere(name: string, repository: Repository): boolean {
  if (name.startsWith('npm run ')) return repository.hasScript(name.slice('npm run '.length));
  if (repository.hasPath(name)) return true;
  return !name.includes('/') && !topFolders.test(name) && repository.hasFileCalled(name);
}
