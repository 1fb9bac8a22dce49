import { describe, expect, test } from 'vitest';
import { discover } from './discover.ts';
import type { DiscoverPorts } from './found.ts';
import { readAutoconfig } from './read-autoconfig.ts';

const config = (host: string, user = '%EMAILADDRESS%') => `<?xml version="1.0"?>
<clientConfig version="1.1"><emailProvider id="p"><domain>verein.example</domain><displayName>Vereinspost</displayName>
<incomingServer type="pop3"><hostname>pop.${host}</hostname><port>995</port><socketType>SSL</socketType></incomingServer>
<incomingServer type="imap"><hostname>plain.${host}</hostname><port>143</port><socketType>plain</socketType></incomingServer>
<incomingServer type="imap"><hostname>imap.${host}</hostname><port>993</port><socketType>SSL</socketType>
<username>${user}</username><authentication>password-cleartext</authentication></incomingServer>
<outgoingServer type="smtp"><hostname>smtp.${host}</hostname><port>587</port><socketType>STARTTLS</socketType></outgoingServer>
</emailProvider></clientConfig>`;

function network(parts: Partial<DiscoverPorts> = {}) {
  const asked: string[] = [];
  const ports: DiscoverPorts = {
    fetchText: async (url, signal) => {
      asked.push(url);
      return parts.fetchText?.(url, signal) ?? null;
    },
    resolveMx: async (domain) => {
      asked.push(`mx ${domain}`);
      return parts.resolveMx?.(domain) ?? [];
    },
    resolveSrv: async (name) => {
      asked.push(`srv ${name}`);
      return parts.resolveSrv?.(name) ?? [];
    },
    answers: async (server, signal) => {
      asked.push(`connect ${server.host}:${server.port}`);
      return parts.answers?.(server, signal) ?? false;
    },
  };
  return { ports, asked };
}

const never = new AbortController().signal;

describe('discover', () => {
  test('knows the big ones without asking anybody', async () => {
    const { ports, asked } = network();
    const found = await discover('anna@posteo.de', ports, never);
    expect(found).toMatchObject({ source: 'preset', login: 'anna@posteo.de', incoming: { host: 'posteo.de' } });
    expect(asked).toEqual([]);
  });

  test('asks the provider, then its web site, then the public database, then MX, then DNS, then guesses', async () => {
    const { ports, asked } = network();
    expect(await discover('anna@verein.example', ports, never)).toBeNull();
    expect(asked).toEqual([
      'https://autoconfig.verein.example/mail/config-v1.1.xml',
      'https://verein.example/.well-known/autoconfig/mail/config-v1.1.xml',
      'https://autoconfig.thunderbird.net/v1.1/verein.example',
      'mx verein.example',
      'srv _imaps._tcp.verein.example',
      'srv _imap._tcp.verein.example',
      'srv _submissions._tcp.verein.example',
      'srv _submission._tcp.verein.example',
      ...['imap', 'mail'].map((name) => `connect ${name}.verein.example:993`),
      ...['imap', 'mail'].map((name) => `connect ${name}.verein.example:143`),
      ...['smtp', 'mail'].map((name) => `connect ${name}.verein.example:465`),
      ...['smtp', 'mail'].map((name) => `connect ${name}.verein.example:587`),
    ]);
    // Nobody is told who asks.
    expect(asked.join(' ')).not.toContain('anna');
  });

  test.each([
    ['provider', 'https://autoconfig.verein.example/mail/config-v1.1.xml'],
    ['well-known', 'https://verein.example/.well-known/autoconfig/mail/config-v1.1.xml'],
    ['ispdb', 'https://autoconfig.thunderbird.net/v1.1/verein.example'],
  ])('takes what %s says', async (source, at) => {
    const { ports } = network({ fetchText: async (url) => (url === at ? config('post.example') : null) });
    expect(await discover('anna@verein.example', ports, never)).toEqual({
      source,
      provider: 'Vereinspost',
      incoming: { host: 'imap.post.example', port: 993, security: 'tls' },
      outgoing: { host: 'smtp.post.example', port: 587, security: 'starttls' },
      login: 'anna@verein.example',
      needs: 'password',
    });
  });

  test.each([
    ['alt1.aspmx.l.google.com', 'Gmail'],
    ['verein-example.mail.protection.outlook.com', 'Microsoft 365'],
    ['mx00.ionos.de', 'IONOS'],
    ['smtpin.rzone.de', 'STRATO'],
  ])('knows by %s that the mail is with %s', async (exchange, provider) => {
    const { ports } = network({ resolveMx: async () => [{ exchange, priority: 10 }] });
    expect(await discover('anna@verein.example', ports, never)).toMatchObject({ source: 'mx', provider });
  });

  test('believes DNS only about the own domain', async () => {
    const records = (host: string) => ({
      resolveSrv: async (name: string) =>
        /_imaps|_submissions/.test(name) ? [{ name: host, port: 993, priority: 0, weight: 0 }] : [],
    });
    const own = await discover('anna@verein.example', network(records('post.verein.example')).ports, never);
    expect(own).toMatchObject({ source: 'srv', incoming: { host: 'post.verein.example', security: 'tls' } });
    expect(await discover('anna@verein.example', network(records('post.evil.example')).ports, never)).toBeNull();
  });

  test('proposes of its guesses only what answers', async () => {
    const { ports } = network({ answers: async ({ host, port }) => host.startsWith('mail.') && port !== 465 });
    expect(await discover('anna@verein.example', ports, never)).toMatchObject({
      source: 'guess',
      incoming: { host: 'mail.verein.example', port: 993, security: 'tls' },
      outgoing: { host: 'mail.verein.example', port: 587, security: 'starttls' },
    });
  });

  test('can be called off', async () => {
    const gaveUp = AbortSignal.abort(new Error('gave up'));
    await expect(discover('anna@verein.example', network().ports, gaveUp)).rejects.toThrow('gave up');
  });
});

describe('an autoconfig file', () => {
  test('may name the login by parts of the address', () => {
    expect(readAutoconfig(config('a.example', '%EMAILLOCALPART%'), 'anna@b.example')?.login).toBe('anna');
    expect(readAutoconfig(config('a.example', 'user-%EMAILDOMAIN%'), 'anna@b.example')?.login).toBe('user-b.example');
  });

  test('that offers the browser only is told so', () => {
    const oauth = config('a.example').replace('password-cleartext', 'OAuth2');
    expect(readAutoconfig(oauth, 'a@b.example')?.needs).toBe('browser');
  });

  test.each([
    ['', 'nothing'],
    ['<html><body>Not found</body></html>', 'a web page'],
    ['<clientConfig><emailProvider>'.repeat(10_000), 'depth without end'],
    [config('a.example').replaceAll('SSL', 'plain'), 'no encryption'],
    [config('a.example').replace('993', '99999'), 'a port that is none'],
    [config('evil.example/x?'), 'a host that is none'],
    ['<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><clientConfig>&b;</clientConfig>', 'entities'],
  ])('%# is no answer: %s', (xml) => {
    expect(readAutoconfig(xml, 'a@b.example')).toBeNull();
  });
});
