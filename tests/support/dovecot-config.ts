import { userInfo } from 'node:os';
import { join } from 'node:path';

export interface DovecotOptions {
  /** What a mailbox is kept in. Maildir names its folders in UTF-8, so that a test can look into them. */
  readonly format?: 'maildir' | 'sdbox';
  /** `\Drafts`, `\Sent` … as attributes of folders that are made at the first login; absent: no folder but INBOX. */
  readonly specialUse?: Readonly<Record<string, string>>;
  /** Advertised nowhere; the commands themselves stay. MOVE, UIDPLUS, IDLE, CONDSTORE, QRESYNC, SPECIAL-USE … */
  readonly withoutCapabilities?: readonly string[];
  readonly separator?: '/' | '.';
  /** `INBOX.` as with Courier and Cyrus: every folder stands under the inbox. */
  readonly prefix?: string;
  /** A second namespace of folders that belong to all. */
  readonly sharedPrefix?: string;
  /** Of an RFC 7662 introspection endpoint: XOAUTH2 and OAUTHBEARER are then offered beside passwords. */
  readonly introspectionUrl?: string;
  readonly tlsMinimum?: 'TLSv1' | 'TLSv1.2' | 'TLSv1.3';
  readonly connectionsPerUser?: number;
}

export const usualFolders = {
  Drafts: '\\Drafts',
  Sent: '\\Sent',
  Trash: '\\Trash',
  Junk: '\\Junk',
  Archive: '\\Archive',
} as const;

export interface DovecotPlace {
  readonly dir: string;
  readonly port: number;
  readonly tlsPort: number;
}

/** Of the process that Dovecot runs in: Dovecot never touches mail as root, so root starts it as nobody. */
export function dovecotUser(): { name: string; uid: number; gid: number } {
  const { username, uid, gid } = userInfo();
  return uid === 0 ? { name: 'nobody', uid: 65_534, gid: 65_534 } : { name: username, uid, gid };
}

/** What 2.3 says after a login, from which `withoutCapabilities` are taken. */
const capabilities =
  'IMAP4rev1 SASL-IR LITERAL+ ID ENABLE IDLE SORT THREAD=REFERENCES MULTIAPPEND UNSELECT CHILDREN NAMESPACE UIDPLUS ' +
  'LIST-EXTENDED CONDSTORE QRESYNC ESEARCH ESORT SEARCHRES WITHIN LIST-STATUS BINARY MOVE STATUS=SIZE SAVEDATE ' +
  'SPECIAL-USE NOTIFY';

export function writeDovecotConfig(place: DovecotPlace, options: DovecotOptions): string {
  const { dir } = place;
  const { name, uid, gid } = dovecotUser();
  const without = new Set(options.withoutCapabilities);
  const offered = capabilities.split(' ').filter((word) => !without.has(word));
  const location = options.format === 'sdbox' ? 'sdbox:~/sdbox' : 'maildir:~/Maildir:UTF-8';
  const separator = options.separator ?? '/';
  const specialUse = Object.entries(options.specialUse ?? {}).map(
    ([folder, use]) => `  mailbox "${folder}" {\n    auto = create\n    special_use = ${use}\n  }`,
  );
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${join(dir, 'run')}
state_dir = ${join(dir, 'state')}
log_path = ${join(dir, 'dovecot.log')}
instance_name = hauspost-test
default_internal_user = ${name}
default_login_user = ${name}
default_internal_group =
# The whole of it fits a machine that runs many at once.
default_vsz_limit = 0
ssl = yes
ssl_cert = <${join(dir, 'cert.pem')}
ssl_key = <${join(dir, 'key.pem')}
ssl_dh =
ssl_min_protocol = ${options.tlsMinimum ?? 'TLSv1.2'}
disable_plaintext_auth = no
auth_mechanisms = plain login${options.introspectionUrl === undefined ? '' : ' xoauth2 oauthbearer'}
# A wrong password is answered at once: tests need not be patient.
auth_failure_delay = 0
auth_username_chars =
login_trusted_networks = 127.0.0.0/8
mail_uid = ${uid}
mail_gid = ${gid}
first_valid_uid = 1
mail_location = ${location}
mail_max_userip_connections = ${options.connectionsPerUser ?? 100}
# Bursts of other clients reach an IDLE at once instead of every half minute.
mailbox_idle_check_interval = 1 secs
maildir_very_dirty_syncs = no
mail_fsync = never
imap_capability = ${offered.join(' ')}
${
  options.introspectionUrl === undefined
    ? ''
    : `passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${join(dir, 'oauth2.conf')}
}`
}
passdb {
  driver = passwd-file
  # A file for each: Dovecot looks only once a second whether one it knows has changed.
  args = scheme=PLAIN username_format=%u ${join(dir, 'passwd')}/%u
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${join(dir, 'mail')}/%u
}
service imap-login {
  inet_listener imap {
    port = ${place.port}
  }
  inet_listener imaps {
    port = ${place.tlsPort}
    ssl = yes
  }
  chroot =
  process_limit = 200
  process_min_avail = 0
  service_count = 0
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap {
  process_limit = 400
}
namespace inbox {
  inbox = yes
  separator = ${separator}
  prefix = ${options.prefix ?? ''}
${specialUse.join('\n')}
}
${
  options.sharedPrefix === undefined
    ? ''
    : `namespace common {
  type = public
  separator = ${separator}
  prefix = ${options.sharedPrefix}
  location = maildir:${join(dir, 'shared')}:UTF-8:INDEX=~/shared-index
  subscriptions = no
  list = yes
}`
}
`;
}

export function writeOauthConfig(introspectionUrl: string): string {
  return `introspection_url = ${introspectionUrl}
introspection_mode = post
username_attribute = sub
active_attribute = active
active_value = true
`;
}
