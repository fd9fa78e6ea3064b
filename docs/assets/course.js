/* The course builder. It lays a course out by the same rules as src/strategy_playbook/course.py; a test
   holds both to the same plans. Nothing is stored or sent. */
(function () {
  "use strict";

  const { element } = window.playbook;

  function lay(parts, start, rules) {
    const laid = [];
    let [day, clock, worked, since, total, lunched] = [1, start, 0, 0, 0, false];
    for (const part of parts) {
      if (worked && worked + part.minutes > rules.day) {
        [day, clock, worked, since, lunched] = [day + 1, start, 0, 0, false];
      } else if (since && since + part.minutes > rules.stretch) {
        const lunch = clock >= rules.noon && !lunched;
        const minutes = lunch ? rules.lunch : rules.break;
        laid.push({ kind: lunch ? "lunch" : "break", minutes, day, clock });
        clock += minutes;
        lunched = lunched || lunch;
        if (!lunch) {
          worked += minutes;
          total += minutes;
        }
        since = 0;
      }
      laid.push({ ...part, day, clock });
      clock += part.minutes;
      worked += part.minutes;
      since += part.minutes;
      total += part.minutes;
    }
    return [laid, total];
  }

  function plan(themes, methods, minutes, start, rules) {
    const at = (when) => methods.filter((method) => method.when === when);
    const block = (method) => ({ kind: "method", minutes: method.minutes, title: method.title });
    const first = [{ kind: "opening", minutes: rules.opening }, ...at("start").map(block)];
    const last = [...at("end").map(block), { kind: "closing", minutes: rules.closing }];
    const ways = at("during");
    const taken = [];
    const left = [];
    for (const theme of themes) {
      const way = ways.length ? ways[taken.length % ways.length] : null;
      const part = { kind: "theme", minutes: theme.minutes, title: theme.title, prior: theme.prior, way: way && way.title };
      if (lay([...first, ...taken, part, ...last], start, rules)[1] <= minutes) taken.push(part);
      else left.push(theme);
    }
    return [lay([...first, ...taken, ...last], start, rules)[0], left];
  }

  function start(root) {
    const words = JSON.parse(root.dataset.words);
    const rules = JSON.parse(root.dataset.rules);
    const read = (name) => [...root.querySelectorAll(`[data-${name}]`)].map((span) => ({
      title: span.textContent, minutes: Number(span.dataset.minutes), when: span.dataset.when, prior: span.dataset.prior,
    }));
    const themes = read("theme");
    const methods = read("method");

    function choice(legend, records) {
      const boxes = records.map(() => element("input", { type: "checkbox", checked: true }));
      const box = element("fieldset", {}, element("legend", {}, legend), ...records.map((record, index) =>
        element("label", { class: "pb-choice" }, boxes[index], ` ${record.title} (${record.minutes})`)));
      return [box, () => records.filter((_, index) => boxes[index].checked)];
    }

    const [themeBox, chosenThemes] = choice(words.themes, themes);
    const [methodBox, chosenMethods] = choice(words.methods, methods);
    const audience = element("input", { type: "text", maxlength: "200" });
    const begins = element("input", { type: "time", value: "09:00", required: true });
    const length = element("input", { type: "number", value: "180", min: "60", max: "2400", step: "5", required: true });
    const result = element("div", { role: "status", class: "pb-result" });
    const form = element("form", {}, themeBox, methodBox,
      element("p", { class: "pb-fields" },
        element("label", {}, words.minutes, " ", length), element("label", {}, words.start, " ", begins),
        element("label", {}, words.audience, " ", audience)),
      element("button", { type: "submit", class: "md-button md-button--primary" }, words.build));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!chosenThemes().length) {
        result.replaceChildren(element("p", {}, words.none));
        return;
      }
      const [hours, rest] = begins.value.split(":").map(Number);
      show(...plan(chosenThemes(), chosenMethods(), Number(length.value), hours * 60 + rest, rules));
    });
    root.append(form, result);

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
      const who = audience.value.trim() ? [element("p", {}, `${words.audience}: ${audience.value.trim()}`)] : [];
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
