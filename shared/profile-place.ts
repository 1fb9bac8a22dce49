/** Where a profile lies when nobody says otherwise: the same place for every host, so that they find the same mail. */
export function defaultProfileDir(platform: string, env: Record<string, string | undefined>, home: string): string {
  const given = env['HAUSPOST_PROFILE'];
  if (given) return given;
  if (platform === 'win32') return `${env['APPDATA'] ?? `${home}\\AppData\\Roaming`}\\Hauspost\\profile`;
  if (platform === 'darwin') return `${home}/Library/Application Support/Hauspost/profile`;
  // The XDG rules call a relative path invalid.
  const data = env['XDG_DATA_HOME'];
  return `${data?.startsWith('/') ? data : `${home}/.local/share`}/hauspost/profile`;
}
