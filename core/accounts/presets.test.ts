import { describe, expect, test } from 'vitest';
import { server } from '#shared/contract/accounts.ts';
import { guessPreset, presets } from './presets.ts';
import { checkServer } from './server-shape.ts';

describe('guessPreset', () => {
  test.each([
    ['anna@gmail.com', 'Gmail', 'app-password'],
    ['Anna.Berg@GoogleMail.com', 'Gmail', 'app-password'],
    ['a@outlook.de', 'Outlook', 'browser'],
    ['a@office.onmicrosoft.com', 'Microsoft 365', 'browser'],
    ['a@me.com', 'iCloud', 'app-password'],
    ['a@yahoo.de', 'Yahoo', 'app-password'],
    ['a@fastmail.com', 'Fastmail', 'app-password'],
    ['a@gmx.at', 'GMX', 'password'],
    ['a@web.de', 'WEB.DE', 'password'],
    ['a@t-online.de', 'T-Online', 'app-password'],
    ['a@posteo.de', 'Posteo', 'password'],
    ['a@mailbox.org', 'mailbox.org', 'password'],
    ['a@online.de', 'IONOS', 'password'],
    ['a@strato.de', 'STRATO', 'password'],
    ['a@your-server.de', 'Hetzner', 'password'],
    ['a@proton.me', 'Proton Mail Bridge', 'bridge'],
  ])('%s is with %s', (address, provider, needs) => {
    expect(guessPreset(address)).toMatchObject({ provider, needs });
  });

  test('does not take a likeness for the provider', () => {
    expect(guessPreset('a@gmail.com.evil.example')).toBeNull();
    expect(guessPreset('a@notgmail.com')).toBeNull();
    expect(guessPreset('a@office.example')).toBeNull();
    expect(guessPreset('nobody')).toBeNull();
  });

  test('GMX has two homes', () => {
    expect(guessPreset('a@gmx.de')?.incoming.host).toBe('imap.gmx.net');
    expect(guessPreset('a@gmx.com')?.incoming.host).toBe('imap.gmx.com');
  });
});

test('every preset is a server the contract and our own check would take, and no domain stands twice', () => {
  for (const { incoming, outgoing } of presets) {
    expect(checkServer(server.parse(incoming), 'incoming')).toEqual(incoming);
    expect(checkServer(server.parse(outgoing), 'outgoing')).toEqual(outgoing);
  }
  const domains = presets.flatMap((preset) => preset.domains);
  expect(new Set(domains).size).toBe(domains.length);
  expect(domains).toEqual(domains.map((domain) => domain.toLowerCase()));
});

test('only Bridge is spoken to without leaving this machine, and everything else by TLS or STARTTLS on its own port', () => {
  for (const { provider, incoming, outgoing } of presets) {
    const isLocal = provider === 'Proton Mail Bridge';
    expect([incoming.port, incoming.security]).toEqual(isLocal ? [1143, 'starttls'] : [993, 'tls']);
    expect(['465 tls', '587 starttls', '1025 starttls']).toContain(`${outgoing.port} ${outgoing.security}`);
    expect(incoming.host === '127.0.0.1').toBe(isLocal);
  }
});
