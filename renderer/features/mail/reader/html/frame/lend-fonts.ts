import italicUrl from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-italic.woff2?url';
import uprightUrl from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2?url';

const files = [
  { url: uprightUrl, style: 'normal' },
  { url: italicUrl, style: 'italic' },
] as const;
const latin =
  'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02DC, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+2212, U+2215, U+FEFF, U+FFFD';

let bytes: Promise<ArrayBuffer[]> | null = null;

/** The typeface of letters as bytes: the frame itself may not load one. Without it a mail stands in the system's serif. */
export function lendFonts(page: Document): void {
  const view = page.defaultView as (Window & typeof globalThis) | null;
  if (view === null) return;
  bytes ??= Promise.all(files.map(async ({ url }) => (await fetch(url)).arrayBuffer()));
  bytes.then(
    (loaded) => {
      for (const [index, { style }] of files.entries()) {
        const data = loaded[index];
        if (data === undefined) continue;
        const face = new view.FontFace('Source Serif 4 Variable', data, {
          style,
          weight: '200 900',
          unicodeRange: latin,
        });
        page.fonts.add(face);
      }
    },
    () => {
      // The line is down; the next mail asks again.
      bytes = null;
    },
  );
}
