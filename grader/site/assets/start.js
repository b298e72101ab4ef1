// Runs before the first paint: what is remembered, so that no page flashes in the wrong colours.
(function () {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");

  // A browser may forbid storage; then nothing is remembered.
  const store = {
    get(key) {
      try { return localStorage.getItem("grader." + key); } catch { return null; }
    },
    set(key, value) {
      try { localStorage.setItem("grader." + key, value); } catch { /* not remembered */ }
    },
  };
  window.grader = { store };

  const theme = store.get("theme");
  if (theme) root.dataset.theme = theme;

  // The site's front page opens in the language that was last chosen; a link to any other page
  // shows the page that it names.
  const lang = store.get("lang");
  if ("entry" in root.dataset && lang && lang !== root.lang) {
    const other = document.querySelector(`link[rel="alternate"][hreflang="${CSS.escape(lang)}"]`);
    if (other) location.replace(other.href + location.hash);
  }
})();
