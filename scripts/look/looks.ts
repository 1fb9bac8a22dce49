export interface Look {
  readonly locale: 'de' | 'en';
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
}

const heights = { 1440: 900, 1024: 768, 420: 860 } as const;

/** Every screen is taken in each of these. */
export const looks: readonly Look[] = [1440, 1024, 420].flatMap((width) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['en', 'de'] as const).map((locale) => ({ locale, theme, width, height: heights[width as 1440] })),
  ),
);

/** The file of one picture, without its ending; `--only` looks for a part of this. */
export function nameOf(screen: string, { locale, theme, width }: Look): string {
  return `${screen}-${locale}-${theme}-${width}`;
}
