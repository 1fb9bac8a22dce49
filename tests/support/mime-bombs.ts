/** The bombs of BAD-INPUTS E and F, made here: nothing of that size belongs into a repository. */

export function mail(...lines: string[]): Buffer {
  return Buffer.from(lines.join('\r\n'), 'utf8');
}

const top = ['From: Bomb <bomb@example.org>', 'Subject: still listed', 'Date: Mon, 2 Nov 2026 10:00:00 +0100'];

export function nestedMultiparts(depth: number): Buffer {
  const lines = [...top];
  for (let level = 0; level < depth; level += 1) {
    lines.push(`Content-Type: multipart/mixed; boundary="level-${level}-"`, '', `--level-${level}-`);
  }
  lines.push('Content-Type: text/plain', '', 'the innermost words');
  for (let level = depth - 1; level >= 0; level -= 1) lines.push(`--level-${level}---`);
  return mail(...lines);
}

export function nestedMessages(depth: number): Buffer {
  const lines = [...top];
  for (let level = 0; level < depth; level += 1) {
    lines.push('Content-Type: message/rfc822', '', `Subject: level ${level}`);
  }
  return mail(...lines, '', 'the innermost words', '');
}

export function emptyParts(count: number): Buffer {
  const head = mail(
    ...top,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'first words',
    '',
  );
  return Buffer.concat([head, Buffer.from('--b\r\n\r\n'.repeat(count)), Buffer.from('--b--\r\n')]);
}

export const hostileHeaders: Readonly<Record<string, () => Buffer>> = {
  'ten thousand recipients': () =>
    mail(
      ...top,
      `To: ${Array.from({ length: 10_000 }, (_, n) => `Person ${n} <p${n}@example.org>`).join(',\r\n ')}`,
      '',
      'words',
    ),
  'three thousand nested groups': () =>
    mail(...top, `To: ${'g:'.repeat(3_000)}a@example.org${';'.repeat(3_000)}`, '', 'words'),
  'a recipient of brackets': () =>
    mail(...top, `To: ${'<'.repeat(50_000)}${'('.repeat(50_000)}${'"'.repeat(50_001)}`, '', 'words'),
  'a subject of 5 MB': () =>
    mail(
      ...top.filter((line) => !line.startsWith('Subject')),
      `Subject: still listed ${'x'.repeat(5_000_000)}`,
      '',
      'words',
    ),
  'fifty thousand header lines': () =>
    mail(...top, ...Array.from({ length: 50_000 }, (_, n) => `X-Line-${n}: ${n}`), '', 'words'),
  'one header line of 1 MB': () => mail(...top, `X-Long: ${'y '.repeat(500_000)}`, '', 'words'),
  '200 kB of encoded words': () =>
    mail(...top, `X-Words: x`, `Comments: ${'=?utf-8?B?w6TDtsO8?= '.repeat(10_000)}`, '', 'words'),
  'beginnings of encoded words': () =>
    mail(
      ...top.filter((line) => !line.startsWith('Subject')),
      `Subject: still listed ${'=?utf-8?Q?'.repeat(20_000)}`,
      '',
      'words',
    ),
  'ten thousand references': () =>
    mail(
      ...top,
      `References: ${Array.from({ length: 10_000 }, (_, n) => `<id-${n}@example.org>`).join('\r\n ')}`,
      '',
      'words',
    ),
  'parameters without end': () => mail(...top, `Content-Type: text/plain${'; a*0*=x'.repeat(50_000)}`, '', 'words'),
  'spaces in a parameter': () => mail(...top, `Content-Type: text/plain; name=${' '.repeat(100_000)}x`, '', 'words'),
  'comments in a date': () =>
    mail(...top.filter((line) => !line.startsWith('Date')), `Date: ${'('.repeat(100_000)}`, '', 'words'),
  'an endless authentication result': () =>
    mail(...top, `Authentication-Results: mx; ${'spf=pass ('.repeat(50_000)}`, '', 'words'),
  'an endless unsubscribe list': () =>
    mail(...top, `List-Unsubscribe: ${'<https://example.org/x>, '.repeat(40_000)}`, '', 'words'),
};

export const hostileBodies: Readonly<Record<string, () => Buffer>> = {
  'one line of "Am Mo Am Mo"': () => mail(...top, '', 'words', 'Am Mo '.repeat(20_000)),
  'forty thousand lines that begin like a quote': () =>
    mail(...top, '', 'words', ...Array.from({ length: 40_000 }, () => 'On Monday 12.12.2020 somebody')),
  'forty thousand Von-lines': () => mail(...top, '', 'words', ...Array.from({ length: 40_000 }, () => 'Von: a')),
  'spaces without end': () => mail(...top, '', `words${' '.repeat(1_500_000)}x`),
  'line ends without end': () => mail(...top, '', `words${'\n'.repeat(1_500_000)}x`),
  'invisible padding': () => mail(...top, '', `words ${'\u200c\u00a0'.repeat(200_000)}`),
  'fifty thousand nested div': () => mail(...top, 'Content-Type: text/html', '', `${'<div>'.repeat(50_000)}words`),
  'fifty thousand open quotes': () =>
    mail(...top, 'Content-Type: text/html', '', `<p>words</p>${'<blockquote>'.repeat(50_000)}x`),
  'closing tags of nothing': () =>
    mail(...top, 'Content-Type: text/html', '', `words${'<b>'.repeat(1_500)}${'</i>'.repeat(100_000)}`),
  'a style sheet of 2 MB': () =>
    mail(...top, 'Content-Type: text/html', '', `<style>${'.a{display:none}'.repeat(130_000)}</style><p>words</p>`),
  'one attribute of 2 MB': () =>
    mail(...top, 'Content-Type: text/html', '', `<p>words</p><p style="${'color:red;'.repeat(200_000)}">x</p>`),
  'open comments': () => mail(...top, 'Content-Type: text/html', '', `words${'<!--'.repeat(200_000)}`),
  'a hundred thousand uuencode beginnings': () =>
    mail(...top, '', 'words', ...Array.from({ length: 100_000 }, () => 'begin 644 x')),
  'a hundred thousand dashes': () =>
    mail(
      ...top,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      'words',
      `--${'b'.repeat(60)}\r\n`.repeat(200_000),
    ),
  'ten thousand content ids': () =>
    mail(
      ...top,
      'Content-Type: multipart/related; boundary=b',
      '',
      '--b',
      'Content-Type: text/html',
      '',
      `words ${Array.from({ length: 20_000 }, (_, n) => `<img src="cid:${n}">`).join('')}`,
      ...Array.from({ length: 9_000 }, (_, n) => `--b\r\nContent-Type: image/png\r\nContent-ID: <${n}>\r\n\r\nx`),
      '--b--',
    ),
};
