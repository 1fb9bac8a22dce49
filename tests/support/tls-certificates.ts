import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
  /** SHA-256 as Node writes it: `AB:CD:…`. */
  readonly fingerprint: string;
}

export interface TestCertificateOptions {
  /** Whom it is for; names and addresses. */
  readonly hosts?: readonly string[];
  readonly isExpired?: boolean;
  /** Signed by this one; absent: by itself. */
  readonly issuer?: TestCertificate;
  readonly isAuthority?: boolean;
}

/** Made by openssl at every call: no private key is kept in the repository. */
export function makeCertificate(options: TestCertificateOptions = {}): TestCertificate {
  const dir = mkdtempSync(join(tmpdir(), 'hauspost-tls-'));
  const at = (name: string) => join(dir, name);
  try {
    const hosts = options.hosts ?? ['localhost', '127.0.0.1'];
    const names = hosts.map((host) => (/^[\d.]+$|:/.test(host) ? `IP:${host}` : `DNS:${host}`));
    const subject = options.isAuthority ? 'Hauspost test authority' : (hosts[0] ?? 'localhost');
    const extensions = [
      `subjectAltName=${names.join(',')}`,
      `basicConstraints=critical,CA:${options.isAuthority ? 'TRUE' : 'FALSE'}`,
    ];
    writeFileSync(at('extensions'), extensions.join('\n'));
    const run = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' });
    run('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'key.pem');
    run('req', '-new', '-key', 'key.pem', '-subj', `/CN=${subject}`, '-out', 'request.pem');
    if (options.issuer !== undefined) {
      writeFileSync(at('issuer.pem'), options.issuer.cert);
      writeFileSync(at('issuer-key.pem'), options.issuer.key);
    }
    const signer =
      options.issuer === undefined ? ['-signkey', 'key.pem'] : ['-CA', 'issuer.pem', '-CAkey', 'issuer-key.pem'];
    // Minus one day: it ended yesterday.
    const days = options.isExpired ? '-1' : '30';
    const serial = ['-set_serial', String(process.hrtime.bigint())];
    run(
      'x509',
      '-req',
      '-in',
      'request.pem',
      ...signer,
      '-days',
      days,
      ...serial,
      '-sha256',
      '-extfile',
      'extensions',
      '-out',
      'cert.pem',
    );
    const cert = readFileSync(at('cert.pem'), 'utf8');
    return { cert, key: readFileSync(at('key.pem'), 'utf8'), fingerprint: new X509Certificate(cert).fingerprint256 };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
