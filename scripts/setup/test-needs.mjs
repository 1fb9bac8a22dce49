import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.mjs';
import { findProgram, isProgram } from './find-program.mjs';
import { lastLines, runChild } from './run-child.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * What the tests need beside Node: the program that shows it is there, and the Debian package that brings it.
 * A row more here is all that a new test tool takes.
 *
 * @typedef {{ name: string, packages: string[], on: 'any' | 'linux', isThere(): boolean }} Need
 * @type {Need[]}
 */
export const testNeeds = [
  { name: 'Chromium', packages: ['chromium'], on: 'any', isThere: () => findChromium() !== null },
  {
    name: 'gnome-keyring',
    packages: ['gnome-keyring'],
    on: 'linux',
    isThere: () => findProgram('gnome-keyring-daemon') !== null,
  },
  {
    name: 'Dovecot',
    packages: ['dovecot-imapd'],
    on: 'linux',
    isThere: () => ['/usr/lib/dovecot/imap', '/usr/libexec/dovecot/imap'].some(isProgram),
  },
  { name: 'openssl', packages: ['openssl'], on: 'any', isThere: () => findProgram('openssl') !== null },
  { name: 'D-Bus', packages: ['dbus'], on: 'linux', isThere: () => findProgram('dbus-run-session') !== null },
];

/** @typedef {{ platform: string, uid: number | undefined, isDebian: boolean }} Machine */

/**
 * What is missing and what can be done about it: `install` where we may, `ask` where the person has to.
 *
 * @param {Need[]} needs
 * @param {Machine} machine
 * @returns {{ kind: 'nothing' } | { kind: 'install' | 'ask', names: string[], packages: string[], words: import('./say.mjs').Words }}
 */
export function planNeeds(needs, machine) {
  const missing = needs.filter((need) => (need.on === 'any' || need.on === machine.platform) && !need.isThere());
  if (missing.length === 0) return { kind: 'nothing' };
  const names = missing.map((need) => need.name);
  const packages = missing.flatMap((need) => need.packages);
  const listed = names.join(', ');
  if (machine.isDebian && machine.uid === 0) {
    return {
      kind: 'install',
      names,
      packages,
      words: {
        de: `Die Tests brauchen ${listed}: apt-get installiert es`,
        en: `The tests need ${listed}: installing with apt-get`,
      },
    };
  }
  const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  return {
    kind: 'ask',
    names,
    packages,
    words: machine.isDebian
      ? {
          de: `Die Tests brauchen ${listed}. Installiere es so:\n\n    ${command}\n`,
          en: `The tests need ${listed}. Install it with\n\n    ${command}\n`,
        }
      : {
          de: `Die Tests brauchen ${listed}. Installiere es und starte sie neu.`,
          en: `The tests need ${listed}. Install it and run them again.`,
        },
  };
}

export function describeMachine() {
  return {
    platform: process.platform,
    uid: process.getuid?.(),
    isDebian: existsSync('/etc/debian_version') && findProgram('apt-get') !== null,
  };
}

/**
 * Never skips in silence: afterwards everything is there, or this has thrown.
 *
 * @param {import('./say.mjs').Teller} teller
 * @param {{ needs?: Need[], machine?: Machine, run?: typeof runChild }} system
 */
export async function provideTestNeeds(teller, system = {}) {
  const { needs = testNeeds, machine = describeMachine(), run = runChild } = system;
  const plan = planNeeds(needs, machine);
  if (plan.kind === 'nothing') return;
  if (plan.kind === 'ask') throw new SetupError(plan.words);
  const step = teller.step(plan.words);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Another apt may be at work on a machine that has just come up.
  const patience = ['-o', 'DPkg::Lock::Timeout=300'];
  let output = '';
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...plan.packages]]) {
    const result = await run('apt-get', [...patience, ...args], { env });
    output = result.output;
    if (result.code !== 0) break;
  }
  const left = planNeeds(needs, machine);
  if (left.kind === 'nothing') {
    step.done();
    return;
  }
  step.failed();
  throw new SetupError(
    {
      de: `Es fehlt noch: ${left.names.join(', ')}. apt-get sagt:`,
      en: `Still missing: ${left.names.join(', ')}. apt-get says:`,
    },
    lastLines(output, 15),
  );
}
