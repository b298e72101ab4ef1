// Search, over an index that is loaded when it is first needed; site/search_data.py writes it.
(function () {
  "use strict";
  const HAN = /[\u3400-\u9fff]/;
  const LETTER = "(?:(?![\\u3400-\\u9fff])[\\p{L}\\p{N}])";
  const PIECE = `(?:[0-9]+|${LETTER}{1,2})`;
  const JOINT = /[:/.^×=]/;
  // As grader.bank.search has them: Chinese, notation such as N:M and 0.5, words, single signs.
  const PARTS = new RegExp(
    `[\\u3400-\\u9fff]+|${PIECE}(?:${JOINT.source}${PIECE})+(?!${LETTER})|${LETTER}+|[\\u2016\\u2190-\\u22ff]`, "gu");
  const WITHIN = new RegExp(LETTER, "u");
  const GREEK = Object.fromEntries(
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho - sigma tau upsilon phi chi psi omega"
      .split(" ").map((name, i) => [name, String.fromCharCode(0x3b1 + i)]));
  const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const LEVELS = { "": 0.7, "+": 1.8, "*": 4, "!": 12 };
  const MOST = 30; // results shown

  const normal = (text) => text.normalize("NFKC").toLowerCase();

  // The parts of a query: Chinese runs as pairs of characters, because no space marks a Chinese
  // word inside a phrase. `joining` are characters whose pairs the index leaves out.
  function terms(query, joining = "") {
    const found = [];
    for (const part of normal(query).match(PARTS) ?? []) {
      if (HAN.test(part) && part.length > 2) {
        for (let i = 0; i + 2 <= part.length; i++) found.push(part.slice(i, i + 2));
      } else {
        found.push(part);
      }
    }
    return [...new Set(found)].filter((term) => ![...joining].some((char) => term.includes(char)));
  }

  // How a term is found: Chinese, Greek and signs anywhere, a single letter and notation as a whole
  // word, other words by their start.
  const isAnywhere = (term) => !/^[\x00-\x7f]/.test(term) && !JOINT.test(term);
  const isWhole = (term) => !isAnywhere(term) && (term.length === 1 || JOINT.test(term));

  // Where a term is in a text.
  function places(text, term) {
    const found = [];
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
      const before = text[at - 1] ?? " ";
      const after = text[at + term.length] ?? " ";
      if (isWhole(term) && WITHIN.test(after)) continue; // 2:4 isn't 2:40
      if (isAnywhere(term) || !WITHIN.test(before)) found.push([at, at + term.length]);
    }
    return GREEK[term] ? [...found, ...places(text, GREEK[term])] : found;
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

  // What one script holds, unpacked where it is asked.
  function unpacked({ words, posts, ...others }) {
    return { ...others, words: words.split(" "), posts: posts.split(" ") };
  }

  // Number of a question -> how much it is about a term, in one index.
  function about({ words, posts }, term) {
    const found = new Map();
    const fits = isWhole(term) ? (word) => word === term
      : isAnywhere(term) ? (word) => word.includes(term) : (word) => word.startsWith(term);
    words.forEach((word, i) => {
      if (!fits(word)) return;
      let at = -1;
      for (const [, more, digit, mark] of posts[i].matchAll(/(~*)([0-9A-Za-z])([+*!]?)/g)) {
        at += 1 + 62 * more.length + DIGITS.indexOf(digit);
        found.set(at, Math.max(found.get(at) ?? 0, LEVELS[mark]));
      }
    });
    return found;
  }

  // The same in several of them.
  function scores(indexes, term) {
    const all = new Map();
    for (const word of [term, GREEK[term]].filter(Boolean)) {
      for (const index of indexes) {
        for (const [at, score] of about(index, word)) all.set(at, Math.max(all.get(at) ?? 0, score));
      }
    }
    return all;
  }

  // Terms that no index has, each as the nearest word that one has; of several, the most frequent.
  function corrected(indexes, wanted) {
    return wanted.map((term) => {
      if (!/^[a-z]{4,}$/.test(term) || scores(indexes, term).size) return term;
      const most = term.length < 7 ? 1 : 2;
      const near = indexes.flatMap(({ words, posts }) => words.flatMap((word, i) => {
        const far = /^[a-z]{4,}$/.test(word) ? distance(term, word, most) : most + 1;
        return far > most ? [] : [{ word, far, count: posts[i].length }];
      }));
      return near.sort((a, b) => a.far - b.far || b.count - a.count)[0]?.word ?? term;
    });
  }

  // The questions that have every term, best first; if none has all, those that have any.
  function find(indexes, items, query, wanted) {
    const whole = normal(query).trim();
    const found = wanted.map((term) => scores(indexes, term));
    // A rare term says more than one that is everywhere.
    const rarity = found.map((one) => Math.log(1 + items.length / (1 + one.size)));
    const rows = items.map(([id, title], at) => {
      const sum = found.reduce((total, one, i) => total + (one.get(at) ?? 0) * rarity[i], 0);
      const inTitle = normal(title).includes(whole);
      return { id, title, score: inTitle ? 2 * sum : sum, all: found.every((one) => one.has(at)) };
    }).filter((row) => row.score > 0);
    const complete = rows.filter((row) => row.all);
    return (complete.length ? complete : rows).sort((a, b) => b.score - a.score);
  }

  // Where the terms are in a text: [start, end] pairs in order, joined where they overlap, as the
  // pairs of characters of a Chinese word do.
  function ranges(text, wanted) {
    const lower = text.toLowerCase();
    const joined = [];
    for (const [start, end] of wanted.flatMap((term) => places(lower, term)).sort(([a], [b]) => a - b)) {
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

  // A page that a hit leads to: what holds most of the words is unfolded, shown and marked. Hints
  // stay folded. Formulas have letters of other alphabets for λ and N, hence the normal form.
  function showHit() {
    const asked = new URLSearchParams(location.hash.slice(1)).get("find");
    if (!asked) return;
    const wanted = terms(asked);
    const has = (block) => {
      const text = normal(block.textContent);
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
  const langs = [lang, ...form.dataset.langs.split(" ").filter((other) => other !== lang)];
  const scripts = {};
  window.graderSearch = {};

  // A classic script: pages opened from files may not fetch.
  const load = (name) => (scripts[name] ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source.replace(/[^/]*$/, `${name}.js`);
    script.onload = () => resolve(window.graderSearch[name]);
    script.onerror = reject;
    document.head.append(script);
  }));
  const indexes = {};
  const index = async (name) => (indexes[name] ??= unpacked(await load(name)));

  // A word that few questions have is looked for in the rest of the page's language, then in all
  // that there is; only then it may be a slip.
  async function looked(query) {
    const stages = [[lang], [`${lang}-rest`], langs.slice(1).flatMap((of) => [of, `${of}-rest`])];
    const all = [];
    let ours = query;
    for (const names of stages) {
      all.push(...await Promise.all(names.map(index)));
      ours = all.reduce((text, { instead }) => inOurWords(text, instead ?? {}), query);
      const wanted = terms(ours, all[0].joining);
      if (wanted.every((term) => scores(all, term).size)) return { all, ours, wanted };
    }
    return { all, ours, wanted: corrected(all, terms(ours, all[0].joining)) };
  }

  // The text around what was found, in the reader's language if it is there; once the hit is seen.
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      target.show();
    }
  });
  async function around(id, wanted, element) {
    const found = { of: lang, text: "", count: -1 };
    for (const of of langs) {
      const text = await load(`${of}/${id}`);
      const count = wanted.filter((term) => places(text.toLowerCase(), term).length).length;
      if (count > found.count) Object.assign(found, { of, text, count });
      if (found.count > 0) break;
    }
    element.lang = found.of === "zh" ? "zh-CN" : found.of;
    marked(element, snippet(found.text, wanted, found.of === "zh" ? 64 : 130), wanted);
  }

  function result({ id, title }, wanted) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const text = document.createElement("p");
    link.href = `${page.replace("{id}", id)}#find=${encodeURIComponent(wanted.join(" "))}`;
    item.append(marked(link, title, wanted), text);
    item.show = () => around(id, wanted, text);
    seen.observe(item);
    return item;
  }

  async function show() {
    const query = input.value;
    if (!terms(query).length) return close();
    const { all, ours, wanted } = await looked(query);
    if (query !== input.value) return;
    const found = find(all, all[0].items, ours, wanted);
    const list = document.createElement("ol");
    list.append(...found.slice(0, MOST).map((row) => result(row, wanted)));
    const words = status.dataset[{ 0: "none", 1: "one" }[found.length] ?? "many"];
    status.textContent = words.replace("{count}", found.length);
    const instead = ours === query ? wanted.join(" ") : ours;
    if (terms(query, all[0].joining).join(" ") !== wanted.join(" ")) {
      status.textContent += ` ${status.dataset.instead.replace("{words}", instead)}`;
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

  input.addEventListener("focus", () => index(lang));
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
