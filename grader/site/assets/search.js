// Search in both languages, over data that is loaded when it is first needed.
(function () {
  "use strict";
  const WEIGHTS = { title: 12, tags: 8, points: 4, body: 1 };
  const PARTS = /[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+|[^\s\x00-\x7f\u3400-\u9fff]+/g;
  const HAN = /[\u3400-\u9fff]/;
  const WITHIN = /(?![\u3400-\u9fff])[\p{L}\p{N}]/u; // the end of a word that isn't Chinese
  const MOST = 30; // results shown

  // The parts of a query: words, and Chinese runs as pairs of characters, because no space marks
  // a Chinese word inside a phrase.
  function terms(query) {
    const found = [];
    for (const part of query.toLowerCase().match(PARTS) ?? []) {
      if (HAN.test(part) && part.length > 2) {
        for (let i = 0; i + 2 <= part.length; i++) found.push(part.slice(i, i + 2));
      } else {
        found.push(part);
      }
    }
    return [...new Set(found)];
  }

  // Lower-case text of each field, all languages together, made once.
  function fold(entries) {
    const all = (texts) => Object.values(texts).join("\n");
    return entries.map((entry) => ({
      entry,
      fields: {
        title: `${all(entry.title)}\n${entry.id} ${entry.id.replaceAll("_", " ")}`.toLowerCase(),
        tags: entry.tags.join(" ").toLowerCase(),
        points: all(entry.points).toLowerCase(),
        body: all(entry.body).toLowerCase(),
      },
    }));
  }

  // Where a term stands in a text: a Latin word at the start of a word, a Chinese one anywhere.
  function places(text, term) {
    const found = [];
    const anywhere = HAN.test(term);
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
      const before = text[at - 1] ?? " ";
      if (anywhere || before === " " || !WITHIN.test(before)) found.push(at);
    }
    return found;
  }

  // The entries that have every term, best first; if none has all, those that have any.
  function find(folded, query) {
    const wanted = terms(query);
    const whole = query.toLowerCase().trim();
    const rows = folded.map(({ entry, fields }) => ({
      entry,
      inTitle: fields.title.includes(whole),
      scores: wanted.map((term) => Object.keys(WEIGHTS).reduce(
        (sum, name) => sum + WEIGHTS[name] * Math.log1p(places(fields[name], term).length), 0)),
    }));
    // A rare term says more than one that stands everywhere.
    const rarity = wanted.map((_, i) =>
      Math.log(1 + rows.length / (1 + rows.filter((row) => row.scores[i] > 0).length)));
    for (const row of rows) {
      const sum = row.scores.reduce((total, score, i) => total + score * rarity[i], 0);
      row.score = row.inTitle ? 2 * sum : sum;
    }
    const complete = rows.filter((row) => row.scores.length && row.scores.every((s) => s > 0));
    const found = complete.length ? complete : rows.filter((row) => row.score > 0);
    return found.sort((a, b) => b.score - a.score).map((row) => row.entry);
  }

  // Where the terms stand in a text: [start, end] pairs in order, joined where they overlap, as the
  // pairs of characters of a Chinese word do.
  function ranges(text, wanted) {
    const lower = text.toLowerCase();
    const found = wanted.flatMap((term) => places(lower, term).map((at) => [at, at + term.length]));
    const joined = [];
    for (const [start, end] of found.sort(([a], [b]) => a - b)) {
      const last = joined.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else joined.push([start, end]);
    }
    return joined;
  }

  // A text's part with most of the terms, with `length` characters.
  function snippet(text, wanted, length) {
    const starts = ranges(text, wanted).map(([start]) => start);
    let best = 0, most = 0;
    for (const start of starts) {
      const near = starts.filter((other) => other >= start && other < start + length / 2).length;
      if (near > most) [best, most] = [start, near];
    }
    const from = Math.max(0, Math.min(Math.floor(best - length / 4), text.length - length));
    let cut = text.slice(from, from + length);
    // Not in the middle of a word, unless the word is a long Chinese phrase.
    if (from) cut = cut.replace(/^\S{0,15}\s/, "");
    const more = from + length < text.length;
    if (more) cut = cut.replace(/\s\S{0,15}$/, "");
    return (from ? "…" : "") + cut.trim() + (more ? "…" : "");
  }

  function marked(element, text, wanted) {
    let done = 0;
    for (const [start, end] of ranges(text, wanted)) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      element.append(text.slice(done, start), mark);
      done = end;
    }
    element.append(text.slice(done));
    return element;
  }

  // Where the terms stand: the reader's language first, key points before the body.
  function place(entry, wanted, lang) {
    const langs = [lang, ...Object.keys(entry.title).filter((other) => other !== lang)];
    const texts = langs.flatMap((of) => [[of, entry.points[of]], [of, entry.body[of]]]);
    const has = ([, text]) => wanted.filter((term) => places(text.toLowerCase(), term).length).length;
    return texts.reduce((best, text) => (has(text) > has(best) ? text : best));
  }

  window.grader.search = { terms, fold, find, snippet };

  const form = document.querySelector("form.search");
  const input = form.querySelector("input");
  const results = form.querySelector("#results");
  const status = form.querySelector("#found");
  const { lang, page, source } = form.dataset;
  let data;

  // A classic script: pages opened from files may not fetch.
  function load() {
    data ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = () => resolve(fold(window.graderData));
      script.onerror = reject;
      document.head.append(script);
    });
    return data;
  }

  function result(entry, wanted) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = page.replace("{id}", entry.id);
    item.append(marked(link, entry.title[lang], wanted));
    const [of, text] = place(entry, wanted, lang);
    const around = document.createElement("p");
    around.lang = of === "zh" ? "zh-CN" : of;
    item.append(marked(around, snippet(text, wanted, of === "zh" ? 64 : 130), wanted));
    return item;
  }

  async function show() {
    const query = input.value;
    const wanted = terms(query);
    if (!wanted.length) return close();
    const found = find(await load(), query);
    if (query !== input.value) return;
    const list = document.createElement("ol");
    list.append(...found.slice(0, MOST).map((entry) => result(entry, wanted)));
    const words = status.dataset[{ 0: "none", 1: "one" }[found.length] ?? "many"];
    status.textContent = words.replace("{count}", found.length);
    const told = document.createElement("p");
    told.className = "told";
    told.textContent = status.textContent;
    told.ariaHidden = "true";
    results.replaceChildren(told, ...(found.length ? [list] : []));
    results.hidden = false;
  }

  function close() {
    results.hidden = true;
    results.replaceChildren();
    status.textContent = "";
  }

  input.addEventListener("focus", load);
  input.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector("a")?.click();
  });
  form.addEventListener("keydown", (event) => {
    const links = [...results.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && links.length) {
      event.preventDefault();
      (links[at + steps[event.key]] ?? input).focus();
    } else if (event.key === "Escape") {
      input.value = "";
      close();
      input.blur();
    }
  });
  document.addEventListener("click", (event) => {
    if (!form.contains(event.target)) close();
  });
})();
