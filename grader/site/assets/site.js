// Switches, keys, folds, filters. Reading needs none of this.
(function () {
  "use strict";
  const { store } = window.grader;
  const root = document.documentElement;
  const $ = (selector) => document.querySelector(selector);
  const $$ = (selector) => [...document.querySelectorAll(selector)];

  // Dark mode: the system's choice, until the reader makes one.
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches);
  const showTheme = () => $("#dark").setAttribute("aria-pressed", String(isDark()));
  $("#dark").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    store.set("theme", root.dataset.theme);
    showTheme();
  });
  systemDark.addEventListener("change", showTheme);
  showTheme();

  // Language: the same page, at the same place.
  for (const link of $$(".languages a")) {
    link.addEventListener("click", () => {
      store.set("lang", link.hreflang);
      link.hash = location.hash;
    });
  }

  // Print everything: what is folded opens, and folds again afterwards.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = $$("details:not([open])");
    for (const fold of closed) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of closed) fold.open = false;
    closed = [];
  });

  // A link to something folded unfolds it.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const fold = target && target.closest("details");
    if (fold) fold.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();

  // What scrolls sideways can be reached and scrolled with the keyboard, and only that. Its edge
  // fades on the sides where it goes on.
  const SCROLLS = ".math, .table-scroll, .long, pre";
  const fade = (box) => {
    const after = box.scrollWidth - box.clientWidth - box.scrollLeft;
    box.classList.toggle("more-before", box.scrollLeft > 1);
    box.classList.toggle("more-after", after > 1);
  };
  const reach = () => {
    for (const box of $$(SCROLLS)) {
      box.toggleAttribute("tabindex", false);
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      fade(box);
    }
  };
  addEventListener("scroll", ({ target }) => target.matches?.(SCROLLS) && fade(target), true);
  addEventListener("resize", reach);
  addEventListener("toggle", reach, true);
  document.fonts.ready.then(reach);

  // Code in the text gets its button here: without scripts it would do nothing.
  $$(".prose pre").forEach((pre, number) => {
    const box = document.createElement("div");
    const button = document.createElement("button");
    const code = pre.querySelector("code");
    code.id = `code-${number + 1}`;
    box.className = "code";
    button.type = "button";
    button.className = "copy";
    button.textContent = document.body.dataset.copyLabel;
    button.dataset.copyOf = code.id;
    button.dataset.done = document.body.dataset.copied;
    pre.replaceWith(box);
    box.append(pre, button);
  });
  for (const button of $$("[data-copy], [data-copy-of]")) {
    const label = button.textContent;
    button.addEventListener("click", async () => {
      const { copy, copyOf } = button.dataset;
      await navigator.clipboard.writeText(copy ?? document.getElementById(copyOf).textContent);
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }

  // Keys
  const goTo = (rel) => {
    const link = $(`.between a[rel="${rel}"]`);
    if (link) return link.click();
    const links = $$(".question:not([hidden]) a").filter((a) => a.offsetParent);
    const step = rel === "next" ? 1 : -1;
    const at = links.indexOf(document.activeElement);
    const next = links[at < 0 && step < 0 ? links.length - 1 : at + step];
    if (next) next.focus();
  };
  const toggleAnswer = () => {
    const answer = $("#answer");
    if (answer) answer.open = !answer.open;
  };
  const nextHint = () => {
    const hint = $(".hint:not([open])");
    if (hint) {
      hint.open = true;
      hint.querySelector("summary").focus();
    }
  };
  const keys = {
    "/": () => $("#search").focus(),
    j: () => goTo("next"),
    ArrowRight: () => goTo("next"),
    k: () => goTo("prev"),
    ArrowLeft: () => goTo("prev"),
    a: toggleAnswer,
    h: nextHint,
    "?": () => $("#keys").showModal(),
  };
  const singleKeys = $("#single-keys");
  singleKeys.checked = store.get("keys") !== "off";
  singleKeys.addEventListener("change", () => store.set("keys", singleKeys.checked ? "on" : "off"));
  $("#help").addEventListener("click", () => $("#keys").showModal());
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=checkbox]), select, textarea, dialog");
    // Arrows scroll what scrolls sideways.
    const scrolls = event.key.startsWith("Arrow") && event.target.closest?.("[tabindex='0']");
    if (typing || scrolls || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!keys[event.key] || !singleKeys.checked) return;
    event.preventDefault();
    keys[event.key]();
  });

  // Filters of the front page; they stand in the address: #level=hard&tag=l1
  const form = $(".filters");
  if (!form) return;
  const questions = $$(".question");
  const chosen = () => [...new FormData(form)].filter(([, value]) => value);
  const fits = (question, name, values) => {
    if (name === "level") return values.includes(question.dataset.level);
    if (name === "tag") return question.dataset.tags.split(" ").includes(values[0]);
    return "exercise" in question.dataset;
  };
  const show = () => {
    const wanted = Map.groupBy(chosen(), ([name]) => name);
    for (const question of questions) {
      question.hidden = ![...wanted].every(([name, pairs]) =>
        fits(question, name, pairs.map(([, value]) => value)));
    }
    for (const topic of $$(".topic")) {
      const total = topic.querySelectorAll(".question").length;
      const left = topic.querySelectorAll(".question:not([hidden])").length;
      topic.hidden = left === 0;
      const some = form.dataset.some.replace("{count}", left).replace("{total}", total);
      for (const place of $$(`[data-topic="${topic.querySelector(".count").dataset.topic}"]`)) {
        place.textContent = left < total ? some : total;
        if (place.closest(".jumps")) place.parentElement.hidden = topic.hidden;
      }
    }
    const count = questions.filter((question) => !question.hidden).length;
    const words = form.dataset.shown.replace("{count}", count).replace("{total}", questions.length);
    form.querySelector(".shown").textContent = wanted.size ? words : "";
    form.querySelector("[type=reset]").hidden = !wanted.size;
    $(".none").hidden = count > 0;
  };
  const read = () => {
    if (location.hash && !location.hash.includes("=")) return;
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const field of form.elements) {
      if (field.type === "checkbox") field.checked = asked.getAll(field.name).includes(field.value);
      if (field.name === "tag") field.value = asked.get("tag") ?? "";
    }
    show();
  };
  const write = () => {
    const address = new URLSearchParams(chosen()).toString();
    history.replaceState(null, "", address ? `#${address}` : location.pathname + location.search);
    show();
  };
  form.addEventListener("change", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(write));
  addEventListener("hashchange", read);
  read();
})();
