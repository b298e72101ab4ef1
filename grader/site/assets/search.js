// Search in both languages, over data that is loaded when it is first needed.
(function () {
  "use strict";
  const WEIGHTS = { title: 12, tags: 8, points: 4, body: 1 };
  const PARTS = /[a-z0-9]+:[a-z0-9]+|[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+|[^\s\x00-\x7f\u3400-\u9fff]+/g;
  const HAN = /[\u3400-\u9fff]/;
  const WITHIN = /(?![\u3400-\u9fff])[\p{L}\p{N}]/u; // the end of a word that isn't Chinese
  const MOST = 30; // results shown
  const NOTATION = /[:\u0370-\u03ff\u2200-\u22ff]/; // 2:4, λ, ∂

  // The parts of a query: words, and Chinese runs as pairs of characters, because no space marks
  // a Chinese word inside a phrase.
  function terms(query) {
    const found = [];
    for (const part of query.normalize("NFKC").toLowerCase().match(PARTS) ?? []) {
      if (HAN.test(part) && part.length > 2) {
        for (let i = 0; i + 2 <= part.length; i++) found.push(part.slice(i, i + 2));
      } else {
        found.push(part);
      }
    }
    return [...new Set(found)];
  }

  // A query in the glossary's words: the longest of the others first, because one may hold another.
  function inOurWords(query, words) {
    const others = Object.keys(words).sort((a, b) => b.length - a.length);
    return others.reduce((text, other) => text.replaceAll(other, words[other]), query);
  }

  // How many letters to change, add, drop or swap with the next one; more than `most` is `most + 1`.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
    for (let i = 1; i <= a.length; i++) {
      rows.push([i]);
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
        const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
        if (swapped) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
    return Math.min(rows[a.length][b.length], most + 1);
  }

  // Terms that no text has, each as the nearest word that one has; of several, the most frequent.
  function corrected(folded, wanted) {
    const all = folded.flatMap(({ fields }) => Object.values(fields));
    let counts;
    return wanted.map((term) => {
      if (!/^[a-z]{4,}$/.test(term) || all.some((text) => places(text, term).length)) return term;
      counts ??= all.join(" ").match(/[a-z]{4,}/g)
        .reduce((map, word) => map.set(word, (map.get(word) ?? 0) + 1), new Map());
      const most = term.length < 7 ? 1 : 2;
      const near = [...counts].map(([word, count]) => ({ word, count, far: distance(term, word, most) }))
        .filter(({ far }) => far <= most).sort((a, b) => a.far - b.far || b.count - a.count);
      return near[0]?.word ?? term;
    });
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
    const anywhere = HAN.test(term) || (NOTATION.test(term) && !term.includes(":"));
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
      const before = text[at - 1] ?? " ";
      const after = text[at + term.length] ?? " ";
      if (term.includes(":") && WITHIN.test(after)) continue; // 2:4 isn't 2:40
      if (anywhere || before === " " || !WITHIN.test(before)) found.push(at);
    }
    return found;
  }

  // The entries that have every term, best first; if none has all, those that have any.
  function find(folded, query, wanted) {
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

  // A page that a hit leads to: what holds most of the words is unfolded, shown and marked. Hints
  // stay folded. Formulas have letters of other alphabets for λ and N, hence the normal form.
  function showHit() {
    const asked = new URLSearchParams(location.hash.slice(1)).get("find");
    if (!asked) return;
    const wanted = terms(asked);
    const has = (block) => {
      const text = block.textContent.normalize("NFKC").toLowerCase();
      return wanted.filter((term) => places(text, term).length).length;
    };
    const blocks = document.querySelectorAll("article :is(p, li, tr, .math, summary, .prose pre)");
    const best = [...blocks].filter((block) => !block.closest(".hint, .facts"))
      .map((block) => ({ block, count: has(block) })).filter(({ count }) => count)
      .reduce((first, next) => (next.count > (first?.count ?? 0) ? next : first), null);
    const target = best?.block ?? document.querySelector("#answer");
    if (!target) return;
    const fold = target.closest("details");
    if (fold) fold.open = true;
    if (best) target.classList.add("hit");
    target.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", showHit);
  showHit();

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
    link.href = `${page.replace("{id}", entry.id)}#find=${encodeURIComponent(wanted.join(" "))}`;
    item.append(marked(link, entry.title[lang], wanted));
    const [of, text] = place(entry, wanted, lang);
    const around = document.createElement("p");
    around.lang = of === "zh" ? "zh-CN" : of;
    item.append(marked(around, snippet(text, wanted, of === "zh" ? 64 : 130), wanted));
    return item;
  }

  async function show() {
    const query = input.value;
    if (!terms(query).length) return close();
    const folded = await load();
    if (query !== input.value) return;
    const ours = inOurWords(query, window.graderWords);
    const typed = terms(ours);
    const wanted = corrected(folded, typed);
    const found = find(folded, ours, wanted);
    const list = document.createElement("ol");
    list.append(...found.slice(0, MOST).map((entry) => result(entry, wanted)));
    const words = status.dataset[{ 0: "none", 1: "one" }[found.length] ?? "many"];
    status.textContent = words.replace("{count}", found.length);
    if (ours !== query || wanted.some((term, i) => term !== typed[i])) {
      const text = ours !== query ? ours : wanted.join(" ");
      status.textContent += ` ${status.dataset.instead.replace("{words}", text)}`;
    }
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
