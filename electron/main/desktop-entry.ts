/** The file by which Linux desktops start programs. */
export function desktopEntry(command: string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Hauspost',
    `Exec=${command.map(quoteExec).join(' ')}`,
    'Icon=hauspost',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Desktop Entry specification, "The Exec key": quoted, four characters escaped, then the string escaping on top. */
function quoteExec(argument: string): string {
  const quoted = argument.replaceAll(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%');
  return `"${quoted.replaceAll('\\', String.raw`\\`).replaceAll('\n', String.raw`\n`)}"`;
}
