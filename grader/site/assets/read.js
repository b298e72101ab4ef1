// "I could answer this" or "not yet": kept in the browser, by bank, and saved as a file that
// `grader progress import` reads.
(function () {
  "use strict";
  const { store } = window.grader;
  const { bank } = document.body.dataset;
  const $ = (selector) => document.querySelector(selector);

  const isEntry = (entry) => Number.isInteger(entry?.at) && typeof entry.answered === "boolean";
  const load = () => {
    try {
      const found = Object.entries(JSON.parse(store.get(`read.${bank}`)) ?? {});
      return Object.fromEntries(found.filter(([, entry]) => isEntry(entry)));
    } catch {
      return {}; // not ours
    }
  };

  const buttons = [...document.querySelectorAll(".read button")];
  const item = $(".read")?.dataset.item;
  const showQuestion = () => {
    const entry = load()[item];
    for (const button of buttons) {
      const pressed = entry && entry.answered === (button.value === "yes");
      button.setAttribute("aria-pressed", String(Boolean(pressed)));
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const items = load();
      const answered = button.value === "yes";
      if (items[item]?.answered === answered) delete items[item]; // a second press takes it back
      else items[item] = { at: Date.now(), answered };
      store.set(`read.${bank}`, JSON.stringify(items));
      showQuestion();
    });
  }

  const section = $(".memory");
  const showHome = () => {
    const items = load();
    const rows = [...document.querySelectorAll(".question")];
    const count = { yes: 0, no: 0, left: 0 };
    for (const row of rows) {
      const entry = items[row.dataset.item];
      const state = entry ? (entry.answered ? "yes" : "no") : "left";
      count[state] += 1;
      const mark = row.querySelector(".mark");
      mark.className = `mark ${state}`;
      mark.hidden = !entry;
      mark.textContent = mark.dataset[state] ?? "";
    }
    section.hidden = !Object.keys(items).length;
    section.querySelector(".tally").textContent =
      section.dataset.words.replace(/\{(\w+)\}/g, (_, name) => count[name]);
    const text = JSON.stringify({ schema: "grader.read/1", bank, items });
    section.querySelector(".export").href = `data:application/json,${encodeURIComponent(text)}`;
  };

  const show = () => (section ? showHome() : showQuestion());
  addEventListener("pageshow", show); // going back shows what was pressed since
  addEventListener("storage", show);
  show();
})();
