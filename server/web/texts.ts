import type { Language } from '#shared/system-language.ts';
import type { UsageError } from './cli-args.ts';

/** The few lines of the terminal. */
export interface Texts {
  readonly running: (address: string, isOneTime: boolean) => string;
  readonly closing: string;
  readonly alreadyOpen: (address: string) => string;
  readonly heldByOther: (pid: number | null) => string;
  readonly portTaken: (port: number) => string;
  readonly cannotListen: (host: string, reason: string) => string;
  readonly usage: Record<UsageError['problem'], (detail: string) => string>;
}

const german: Texts = {
  running: (address, isOneTime) =>
    `Hauspost läuft: ${address}\n${isOneTime ? 'Die Adresse lässt einen Browser ein, einmal. ' : ''}Strg+C beendet Hauspost.`,
  closing: 'Hauspost wird beendet …',
  alreadyOpen: (address) => `Hauspost läuft schon mit diesem Profil. Neue Adresse: ${address}`,
  heldByOther: (pid) =>
    `Dieses Profil ist schon in einem anderen Hauspost geöffnet${pid === null ? '' : ` (Prozess ${pid})`}. Beende es zuerst.`,
  portTaken: (port) => `Port ${port} ist belegt. Wähle einen anderen mit --port, oder keinen für einen freien.`,
  cannotListen: (host, reason) => `Unter ${host} kann Hauspost nicht erreichbar sein (${reason}).`,
  usage: {
    unknownFlag: (detail) =>
      `${detail}\nEs gibt: --profile ORDNER, --port N, --demo, --no-open, --host ADRESSE, --tls-cert DATEI, --tls-key DATEI`,
    badPort: (detail) => `--port ${detail}: eine Zahl von 0 bis 65535 ist gefragt.`,
    needsTls: (host) =>
      `--host ${host}: Außerhalb dieses Rechners nur mit TLS. Gib --tls-cert DATEI und --tls-key DATEI an, dazu ein Passwort in HAUSPOST_PASSWORD oder HAUSPOST_PASSWORD_FILE.`,
    needsPassword: (host) =>
      `--host ${host}: Außerhalb dieses Rechners nur mit Passwort. Setze HAUSPOST_PASSWORD, oder HAUSPOST_PASSWORD_FILE auf eine Datei, in der es steht.`,
    weakPassword: () => 'HAUSPOST_PASSWORD: mindestens 12 Zeichen.',
    unreadableTls: (path) => `${path} ist nicht lesbar oder kein Zertifikat im PEM-Format (--tls-cert, --tls-key).`,
  },
};

const english: Texts = {
  running: (address, isOneTime) =>
    `Hauspost is running: ${address}\n${isOneTime ? 'The address lets in one browser, once. ' : ''}Ctrl+C quits Hauspost.`,
  closing: 'Closing Hauspost …',
  alreadyOpen: (address) => `Hauspost is already running on this profile. New address: ${address}`,
  heldByOther: (pid) =>
    `This profile is already open in another Hauspost${pid === null ? '' : ` (process ${pid})`}. Quit that one first.`,
  portTaken: (port) => `Port ${port} is taken. Choose another with --port, or none to get a free one.`,
  cannotListen: (host, reason) => `Hauspost cannot be reached at ${host} (${reason}).`,
  usage: {
    unknownFlag: (detail) =>
      `${detail}\nThere are: --profile FOLDER, --port N, --demo, --no-open, --host ADDRESS, --tls-cert FILE, --tls-key FILE`,
    badPort: (detail) => `--port ${detail}: needs a number from 0 to 65535.`,
    needsTls: (host) =>
      `--host ${host}: beyond this computer only with TLS. Give --tls-cert FILE and --tls-key FILE, and a password in HAUSPOST_PASSWORD or HAUSPOST_PASSWORD_FILE.`,
    needsPassword: (host) =>
      `--host ${host}: beyond this computer only with a password. Set HAUSPOST_PASSWORD, or HAUSPOST_PASSWORD_FILE to a file that holds it.`,
    weakPassword: () => 'HAUSPOST_PASSWORD: at least 12 characters.',
    unreadableTls: (path) => `${path} cannot be read or is no certificate in PEM form (--tls-cert, --tls-key).`,
  },
};

export const texts: Record<Language, Texts> = { de: german, en: english };
