// Runs before the first paint, as a plain script: a dark window must not flash white while the app loads.
(function () {
  var kept = {};
  try {
    kept = JSON.parse(localStorage.getItem('hauspost.appearance') || '{}') || {};
  } catch {
    kept = {};
  }
  var matches = function (query) {
    return window.matchMedia(query).matches;
  };
  var root = document.documentElement;
  var isDark = kept.theme === 'dark' || (kept.theme !== 'light' && matches('(prefers-color-scheme: dark)'));
  var isHigh = kept.contrast === 'high' || (kept.contrast !== 'normal' && matches('(prefers-contrast: more)'));
  root.dataset.theme = isDark ? 'dark' : 'light';
  root.dataset.contrast = isHigh ? 'high' : 'normal';
  root.dataset.density = kept.density || 'comfortable';
  root.dataset.motion = kept.motion || 'system';
})();
