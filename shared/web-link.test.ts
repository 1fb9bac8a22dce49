import { expect, test } from 'vitest';
import { checkOutgoingLink } from './web-link.ts';

test.each([
  ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
  ['HTTP://Example.ORG', 'http://example.org/'],
  ['mailto:a@b.example?subject=x', 'mailto:a@b.example?subject=x'],
  ['https://xn--pple-43d.com/', 'https://xn--pple-43d.com/'],
])('%s may leave', (url, opened) => expect(checkOutgoingLink(url)).toBe(opened));

test.each([
  'ftp://example.org',
  'smb://host/share',
  String.raw`\\host\share`,
  'file:///etc/passwd',
  'ms-msdt:/id',
  'search-ms:query=x',
  'ms-officecmd:x',
  'vscode://x',
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,x',
  'blob:https://example.org/1',
  'about:blank',
  'chrome://settings',
  'app://hauspost/index.html',
  'hauspost://view/inbox',
  'https://bank.example@evil.example/',
  'https://user:pw@evil.example/',
  'https://',
  'example.org',
  '',
])('%j stays here', (url) => expect(checkOutgoingLink(url)).toBeNull());
