/* The course builder. It lays a course out by the same rules as src/strategy_playbook/course.py; a test
   compares the plans of both. Nothing is sent; what is chosen stays in this browser. */
(function () {
  "use strict";

  const { element, store } = window.playbook;
  const KEY = "playbook-course:" + location.pathname;

  function lay(parts, start, length, rules) {
    const laid = [];
    let [day, clock, worked, since, total, lunched] = [1, start, 0, 0, 0, false];
    parts.forEach((part, index) => {
      const ends = index === parts.length - 1;
      const block = part.minutes + (index === parts.length - 2 ? parts[index + 1].minutes : 0);
      const tired = since > 0 && since + block > rules.stretch && !ends;
      const lunch = tired && clock >= rules.noon && !lunched;
      const rest = tired && !lunch ? rules.break : 0;
      if (worked && worked + rest + block > length) {
        [day, clock, worked, since, lunched] = [day + 1, start, 0, 0, false];
      } else if (tired) {
        const minutes = lunch ? rules.lunch : rules.break;
        laid.push({ kind: lunch ? "lunch" : "break", minutes, day, clock });
        clock += minutes;
        lunched = lunched || lunch;
        worked += rest;
        total += rest;
        since = 0;
      }
      laid.push({ ...part, day, clock });
      clock += part.minutes;
      worked += part.minutes;
      since += part.minutes;
      total += part.minutes;
    });
    return [laid, total];
  }

  /* Return what a plan has in course.py: slots, left, least, fixed and needed. */
  function plan(themes, methods, minutes, start, day, rules) {
    const at = (when) => methods.filter((method) => method.when === when);
    const block = (method) => ({ kind: "method", minutes: method.minutes, title: method.title });
    const first = [{ kind: "opening", minutes: rules.opening }, ...at("start").map(block)];
    const last = [...at("end").map(block), { kind: "closing", minutes: rules.closing }];
    const ways = at("during");
    const length = minutes > day ? day : Infinity;  // what fits into one day is not spread over two
    const course = (chosen) => lay([...first, ...chosen.map((theme, index) => ({
      kind: "theme", minutes: theme.minutes, title: theme.title, prior: theme.prior,
      way: ways.length ? ways[index % ways.length].title : "",
    })), ...last], start, length, rules);

    const must = themes.filter((theme) => theme.must);
    const shortest = () => themes.reduce((best, theme) => (course([theme])[1] < course([best])[1] ? theme : best));
    const least = must.length ? must : [shortest()];
    const [fixed, needed] = [course([])[1], course(least)[1]];
    if (needed > minutes) return { slots: [], left: themes, least, fixed, needed };
    let taken = must;
    for (const theme of themes) {
      const more = themes.filter((other) => taken.includes(other) || other === theme);
      if (course(more)[1] <= minutes) taken = more;
    }
    return { slots: course(taken)[0], left: themes.filter((theme) => !taken.includes(theme)), least, fixed, needed };
  }

  /* Return what was kept, or nothing if there is none that can be read. */
  function recall() {
    try {
      const found = JSON.parse(store.read(KEY));
      return found && [found.off, found.must].every(Array.isArray) && found.fields ? found : null;
    } catch {
      return null;
    }
  }

  function start(root) {
    const words = JSON.parse(root.dataset.words);
    const rules = JSON.parse(root.dataset.rules);
    const read = (name) => [...root.querySelectorAll(`[data-${name}]`)].map((span) => ({
      id: span.dataset[name], title: span.textContent, minutes: Number(span.dataset.minutes),
      when: span.dataset.when, prior: span.dataset.prior,
      box: element("input", { type: "checkbox", defaultChecked: true }),
    }));
    const themes = read("theme").map((theme) => ({
      ...theme, keep: element("input", { type: "checkbox", "aria-label": `${words.must}: ${theme.title}` }),
    }));
    const methods = read("method");
    const choice = (legend, records) => element("fieldset", {}, element("legend", {}, legend), ...records.map((record) =>
      element("div", { class: "pb-choice" },
        element("label", {}, record.box, ` ${record.title} (${record.minutes})`),
        ...(record.keep ? [element("label", {}, record.keep, ` ${words.must}`)] : []))));
    const number = (value, min) =>
      element("input", { type: "number", value, min, max: "2400", step: "5", required: true });

    const fields = {
      minutes: number("180", "60"),
      day: number(String(rules.day), String(rules.stretch)),
      start: element("input", { type: "time", value: "09:00", required: true }),
      audience: element("input", { type: "text", maxlength: "200" }),
    };
    const titles = { minutes: words.minutes, day: words.daily, start: words.start, audience: words.audience };
    const result = element("div", { class: "pb-result" });
    const note = element("span", { role: "status" });
    const clear = element("button", { type: "button", class: "md-button" }, words.clear);
    const form = element("form", {}, choice(words.themes, themes), choice(words.methods, methods),
      element("p", { class: "pb-fields" }, ...Object.keys(fields).map((name) =>
        element("label", {}, titles[name], " ", fields[name]))),
      element("p", { class: "pb-fields" },
        element("button", { type: "submit", class: "md-button md-button--primary" }, words.build), clear, note));
    form.addEventListener("input", () => {
      follow();
      save();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      build();
      save();
      const [head] = result.children;
      head.setAttribute("tabindex", "-1");
      head.focus({ preventScroll: true });
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      head.scrollIntoView({ behavior: still ? "instant" : "smooth", block: "start" });
    });
    clear.addEventListener("click", () => {
      form.reset();
      result.replaceChildren();
      store.remove(KEY);
      follow();
      note.textContent = words.cleared;
    });
    root.append(form, result);
    restore();
    follow();

    /* A theme that is left out cannot be a must. */
    function follow() {
      for (const theme of themes) theme.keep.disabled = !theme.box.checked;
    }

    function save() {
      const ids = (records) => records.map((record) => record.id);
      const wrong = store.write(KEY, JSON.stringify({
        off: ids([...themes, ...methods].filter((record) => !record.box.checked)),
        must: ids(themes.filter((theme) => theme.keep.checked)),
        fields: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value])),
        built: result.hasChildNodes(),
      }));
      note.textContent = words[wrong || "kept"];
    }

    function restore() {
      const kept = recall();
      if (!kept) return;
      for (const record of [...themes, ...methods]) record.box.checked = !kept.off.includes(record.id);
      for (const theme of themes) theme.keep.checked = kept.must.includes(theme.id);
      for (const [name, field] of Object.entries(fields)) {
        if (typeof kept.fields[name] === "string") field.value = kept.fields[name];
        if (!field.checkValidity()) field.value = field.defaultValue;
      }
      note.textContent = words.kept;
      if (kept.built === true) build();
    }

    function build() {
      const chosen = themes.filter((theme) => theme.box.checked)
        .map((theme) => ({ ...theme, must: theme.keep.checked }));
      if (!chosen.length) {
        result.replaceChildren(element("p", {}, words.none));
        return;
      }
      const [hours, rest] = fields.start.value.split(":").map(Number);
      const [minutes, day] = [Number(fields.minutes.value), Number(fields.day.value)];
      const made = plan(chosen, methods.filter((method) => method.box.checked), minutes, hours * 60 + rest, day, rules);
      if (made.slots.length) {
        show(made.slots, made.left);
        return;
      }
      const names = { minutes, fixed: made.fixed, needed: made.needed, themes: made.least.map((theme) => theme.title).join(", ") };
      result.replaceChildren(element("p", {}, words.short.replace(/\{(\w+)\}/g, (_, name) => names[name])));
    }

    function show(slots, left) {
      const several = slots[slots.length - 1].day > 1;
      const time = (slot) => `${several ? words.day.replace("{number}", slot.day) + ", " : ""}`
        + `${String(Math.floor(slot.clock / 60)).padStart(2, "0")}:${String(slot.clock % 60).padStart(2, "0")}`;
      const rows = slots.map((slot) => [time(slot), String(slot.minutes),
        slot.title || words[slot.kind === "break" ? "pause" : slot.kind],
        [slot.prior, slot.way].filter(Boolean).join(" ")]);
      const heads = [words.clock, words.minutes, words.what, words.how];
      const table = element("table", { class: "pb-table pb-plan", role: "table", "aria-label": words.plan },
        element("thead", { role: "rowgroup" }, element("tr", { role: "row" },
          ...heads.map((head) => element("th", { scope: "col", role: "columnheader" }, head)))),
        element("tbody", { role: "rowgroup" }, ...rows.map((row) => element("tr", { role: "row" },
          element("th", { scope: "row", role: "rowheader" }, row[0]),
          ...row.slice(1).map((cell, index) =>
            element("td", { role: "cell", "data-label": heads[index + 1] }, cell))))));
      const missing = left.length ? [element("p", {}, `${words.left}: ${left.map((theme) => theme.title).join(", ")}.`)] : [];
      const who = fields.audience.value.trim() ? [element("p", {}, `${words.audience}: ${fields.audience.value.trim()}`)] : [];
      const print = element("button", { type: "button", class: "md-button" }, words.print);
      const copy = element("button", { type: "button", class: "md-button" }, words.take);
      const said = element("span", {});
      print.addEventListener("click", () => window.print());
      copy.addEventListener("click", () => {
        const text = [...who.map((p) => p.textContent), ...rows.map((row) => row.join("\t")), ...missing.map((p) => p.textContent)].join("\n");
        const area = element("textarea", { readonly: "" }, text);
        said.replaceChildren(area);
        area.select();
        if (navigator.clipboard) {
          navigator.clipboard.writeText(text).then(() => said.replaceChildren(words.copied), () => {});
        }
      });
      result.replaceChildren(element("h2", {}, words.plan), ...who, table, ...missing,
        element("p", { class: "pb-quiz-tools" }, print, copy, said));
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const root of document.querySelectorAll(".pb-course")) start(root);
  });
})();
