// Runs before the first paint, as a plain script: a dark window must not flash white while the app loads.
// It says the same as `ui/appearance.ts`, from what `lib/appearance.ts` kept.
(function () {
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem('hauspost.appearance') || '{}') || {};
  } catch {
    kept = {};
  }
  const data = document.documentElement.dataset;
  if (kept.theme === 'dark' || kept.theme === 'light') data.theme = kept.theme;
  const wantsContrast =
    kept.contrast === 'high' || (kept.contrast !== 'normal' && matchMedia('(prefers-contrast: more)').matches);
  if (wantsContrast) data.contrast = 'high';
  data.density = kept.density || 'comfortable';
  if (kept.motion === 'reduced') data.motion = 'reduced';
})();
