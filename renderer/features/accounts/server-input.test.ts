import { describe, expect, test } from 'vitest';
import { checkServer, guessServers, withSecurity } from './server-input.ts';

const input = (host: string, port = '993') => ({ host, port, security: 'tls' as const });

describe('checkServer', () => {
  test('takes names and addresses', () => {
    expect(checkServer(input(' imap.haus.example '))).toEqual({
      server: { host: 'imap.haus.example', port: 993, security: 'tls' },
    });
    expect(checkServer(input('[2001:db8::1]'))).toHaveProperty('server');
  });

  test.each([
    ['', '993', 'host', 'missing'],
    ['https://haus.example', '993', 'host', 'not-a-host'],
    ['imap haus', '993', 'host', 'not-a-host'],
    ['imap.haus.example', '0', 'port', 'not-a-port'],
    ['imap.haus.example', '65536', 'port', 'not-a-port'],
    ['imap.haus.example', '99x', 'port', 'not-a-port'],
  ])('%s:%s is refused at its field', (host, port, field, problem) => {
    expect(checkServer(input(host, port))).toEqual({ field, problem });
  });
});

test('the port follows the encryption unless it is one of the user’s own', () => {
  const { outgoing } = guessServers('haus.example');
  expect(withSecurity(outgoing, 'starttls', 'outgoing').port).toBe('587');
  expect(withSecurity({ ...outgoing, port: '2525' }, 'starttls', 'outgoing').port).toBe('2525');
});
