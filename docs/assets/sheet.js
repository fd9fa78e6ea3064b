/* Puts controls on a checklist or form. Without it the boxes and lines stay, for a pen; on paper they
   show what was entered. Nothing is sent; what is entered stays in this browser, by edition and language. */
(function () {
  "use strict";

  const { element, store } = window.playbook;
  const FORMAT = "strategy-playbook-sheet";
  const LARGEST = 2000000;

  /* Return the document in a text, or null if it is none of ours. */
  function parse(text) {
    try {
      const found = JSON.parse(text);
      const entries = found.entries;
      const fits = found.format === FORMAT && found.version === 1 && typeof found.sheet === "string"
        && entries && typeof entries === "object" && !Array.isArray(entries)
        && Object.values(entries).every((value) => value === true || typeof value === "string");
      return fits ? found : null;
    } catch {
      return null;
    }
  }

  function download(name, text) {
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = element("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  function button(words, act) {
    const made = element("button", { type: "button", class: "md-button" }, words);
    made.addEventListener("click", act);
    return made;
  }

  let made = 0;
  const newId = () => `pb-control-${(made += 1)}`;

  /* Each field has its key, whether a value fits it, a way to show a value on the screen and on paper,
     and tells when the reader changes it. */
  function tick(place, label, changed) {
    const box = place.querySelector(".pb-box");
    const input = element("input", { type: "checkbox", id: newId(), class: "pb-control" });
    input.addEventListener("change", () => changed(input.checked || ""));
    place.append(input);
    const words = element("label", { class: label.className, for: input.id }, ...label.childNodes);
    label.replaceWith(words);
    return {
      key: place.dataset.tick,
      fits: (value) => value === true,
      show(value) {
        input.checked = value === true;
        box.classList.toggle("pb-ticked", value === true);
      },
      enable: (on) => { input.disabled = !on; },
    };
  }

  function pick(place, named, words, changed) {
    const options = [...place.querySelectorAll(".pb-option")];
    const values = options.map((option) => option.dataset.option);
    const inTable = Boolean(place.closest("td"));
    const name = newId();
    let show;
    let enable;
    if (inTable) {
      const select = element("select", { class: "pb-control", ...named },
        element("option", { value: "" }, words.choose), ...values.map((value) => element("option", { value }, value)));
      select.addEventListener("change", () => changed(select.value));
      place.append(select);
      show = (value) => { select.value = value; };
      enable = (on) => { select.disabled = !on; };
    } else {
      const radios = [...values, ""].map((value) => element("input", { type: "radio", name, value }));
      const group = element("div", { class: "pb-control pb-radios", role: "radiogroup", ...named }, ...radios.map((radio) =>
        element("label", radio.value ? {} : { class: "pb-unanswered" }, radio, " ", radio.value || words.choose)));
      for (const radio of radios) radio.addEventListener("change", () => changed(radio.value));
      place.append(group);
      show = (value) => { for (const radio of radios) radio.checked = radio.value === value; };
      enable = (on) => { for (const radio of radios) radio.disabled = !on; };
    }
    return {
      fits: (value) => values.includes(value),
      show(value) {
        show(value);
        for (const option of options) {
          option.querySelector(".pb-box").classList.toggle("pb-ticked", option.dataset.option === value);
        }
      },
      enable,
    };
  }

  function write(place, named, language, changed) {
    const paper = place.querySelector(".pb-paper");
    const empty = [...paper.childNodes];
    const type = place.dataset.type;
    const input = element(type === "lines" ? "textarea" : "input", { class: "pb-control", ...named });
    if (type === "lines") input.setAttribute("rows", "3");
    else input.type = type === "date" ? "date" : "text";
    input.addEventListener("input", () => changed(input.value));
    place.append(input);

    function day(value) {
      const found = new Date(`${value}T00:00:00Z`);
      return !isNaN(found) && found.toISOString().startsWith(value) ? found : null;
    }

    function onPaper(value) {
      const found = type === "date" && day(value);
      return found ? found.toLocaleDateString(`${language}-001`, { dateStyle: "long", timeZone: "UTC" }) : value;
    }

    return {
      fits: (value) => typeof value === "string",
      show(value) {
        if (type === "date") input.type = value && !day(value) ? "text" : "date";  // words are kept
        if (input.value !== value) input.value = value;
        paper.replaceChildren(...(value.trim() ? [element("span", { class: "pb-written" }, onPaper(value))] : empty));
      },
      enable: (on) => { input.disabled = !on; },
    };
  }

  function start(root) {
    const words = JSON.parse(root.dataset.words);
    const { sheet, edition, language } = root.dataset;
    const key = `playbook:${edition}:${language}:sheet:${sheet}`;
    const aside = `${key}:aside:`;
    let entries = new Map();
    const edits = new Map();  // what was entered here and is not in the store yet; "" takes an entry out
    let blocked = false;

    const fields = new Map();
    const items = [...root.querySelectorAll("[data-item]")].map(build);
    for (const place of root.querySelectorAll("[data-place]")) add(place, "");
    const loose = [...fields.values()].filter((field) => !field.inRows);

    const progress = element("span", { role: "status" });
    const note = element("span", { role: "status" });
    const rescue = element("span", {});
    const file = element("input", { type: "file", accept: ".json,application/json", hidden: true });
    file.addEventListener("change", () => open(file.files[0]));
    root.prepend(element("div", { class: "pb-tools" },
      button(words.print, () => window.print()),
      button(words.export, () => download(`${sheet}.json`, asText())),
      button(words.load, () => file.click()), file,
      button(words.clear, clear)));
    root.append(element("div", { class: "pb-state" }, progress, note, rescue));
    root.classList.add("pb-live");
    const running = document.querySelector(".pb-running");
    if (running) document.documentElement.style.setProperty("--pb-running", JSON.stringify(running.textContent));

    show();
    read();
    addEventListener("storage", (event) => {
      if (event.key === key || blocked) read();
      if (edits.size) save(words.saved);  // another tab may have made room
    });
    addEventListener("beforeunload", (event) => { if (edits.size) event.preventDefault(); });

    function add(place, about) {
      if (fields.has(place.dataset.place)) return;
      const row = place.dataset.row ? ` (${place.dataset.row})` : "";
      const named = { "aria-label": about + place.dataset.label + row };
      const changed = (value) => enter(place.dataset.place, value);
      const field = place.querySelector(".pb-option")
        ? pick(place, named, words, changed) : write(place, named, language, changed);
      fields.set(place.dataset.place, {
        ...field, key: place.dataset.place, place, inRows: Boolean(row),
        when: place.dataset.when ? JSON.parse(place.dataset.when) : null,
      });
    }

    function build(node) {
      const text = node.querySelector(".pb-text");
      const box = node.querySelector("[data-tick]");
      const about = `${node.dataset.code} ${text.textContent}: `;
      const places = [...node.querySelectorAll("[data-place]")];
      const chosen = places.find((place) => place.dataset.type === "choice");
      if (box) {
        const field = tick(box, text, (value) => enter(field.key, value));
        fields.set(field.key, field);
      }
      for (const place of places) add(place, about);
      return {
        node,
        part: node.closest(".pb-part"),
        after: node.dataset.after ? JSON.parse(node.dataset.after) : null,
        answer: chosen && chosen.dataset.place,
        counts: box ? box.dataset.tick : chosen.dataset.place,
        fields: [...(box ? [box.dataset.tick] : []), ...places.map((place) => place.dataset.place)],
      };
    }

    function applies(item) {
      if (!item.after) return true;
      const [code, answers] = item.after;
      const first = items.find((other) => other.part === item.part && other.node.dataset.code === code);
      return applies(first) && answers.includes(entries.get(first.answer));
    }

    function show() {
      for (const field of fields.values()) {
        const value = entries.get(field.key);
        field.show(field.fits(value) ? value : "");
      }
      follow();
    }

    /* What depends on answers: which items are asked, which places are there, and how much is done. */
    function follow() {
      for (const item of items) {
        const on = applies(item);
        item.node.classList.toggle("pb-open", !item.answer || !entries.has(item.answer));
        for (const name of item.fields) {
          const field = fields.get(name);
          field.enable(on);
          if (field.when) field.place.hidden = !field.when.includes(entries.get(item.answer));
        }
      }
      const asked = items.length ? items.filter(applies).map((item) => item.counts) : loose.map((field) => field.key);
      const done = asked.filter((name) => entries.has(name) && fields.get(name).fits(entries.get(name)));
      const said = words.progress.replace("{done}", done.length).replace("{total}", asked.length);
      if (progress.textContent !== said) progress.textContent = said;
    }

    function enter(name, value) {
      change(name, value);
      fields.get(name).show(value);
      follow();
      save(words.saved);
    }

    function change(name, value) {
      edits.set(name, value);
      if (value === "") entries.delete(name);
      else entries.set(name, value);
    }

    function asText() {
      return JSON.stringify({ format: FORMAT, version: 1, edition, language, sheet, entries: Object.fromEntries(entries) }, null, 1);
    }

    /* Take over what is in the store, and so what another tab saved, without losing what only this
       tab has. Return false if the browser lets nothing be read. */
    function merge() {
      const text = store.read(key);
      if (text === undefined) return false;
      const found = text ? parse(text) : null;
      blocked = false;
      if (text && !found) setAside(text);
      const shown = entries;
      entries = new Map(found ? Object.entries(found.entries) : []);
      for (const [name, value] of [...edits]) change(name, value);
      const changed = [...shown.keys(), ...entries.keys()].some((name) => shown.get(name) !== entries.get(name));
      if (changed) show();
      return true;
    }

    /* Keep what is entered; say the words if that went well, or else what went wrong. */
    function save(said) {
      if (!blocked) merge();
      let wrong = "";
      if (blocked) wrong = "full";
      else if (entries.size) wrong = store.write(key, asText());
      else store.remove(key);
      if (!wrong) edits.clear();
      say(wrong ? words[wrong] : said);
    }

    function say(...texts) {
      const said = texts.join(" ");
      if (note.textContent !== said) note.textContent = said;
    }

    function read() {
      const readable = merge();
      if (readable) say(blocked ? words.full : words.saved);
      else say(words.denied);
      offerAside();
    }

    /* What cannot be read goes under another name before anything else is kept. Where that fails it
       stays, and nothing else is kept. */
    function setAside(text) {
      let number = 1;
      while (store.read(aside + number)) number += 1;
      store.remove(key);
      blocked = Boolean(store.write(aside + number, text));
      if (blocked) store.write(key, text);
      offerAside();
    }

    function asides() {
      const found = blocked ? [key] : [];
      for (let number = 1; store.read(aside + number); number += 1) found.push(aside + number);
      return found;
    }

    function offerAside() {
      const found = asides();
      rescue.replaceChildren(...(found.length ? [words.kept, " "] : []), ...found.map((name, index) =>
        button(words.export, () => download(`${sheet}-${index + 1}.txt`, store.read(name)))));
    }

    function clear() {
      if (!confirm(words.sure)) return;
      for (const name of asides()) store.remove(name);
      blocked = false;
      offerAside();
      for (const name of [...entries.keys()]) change(name, "");
      show();
      save(words.cleared);
    }

    async function open(chosen) {
      if (!chosen) return;
      const text = chosen.size > LARGEST ? "" : await chosen.text().catch(() => "");
      file.value = "";
      const found = parse(text);
      if (!found) {
        say(words.corrupt);
        return;
      }
      if (found.sheet !== sheet || found.edition !== edition || found.language !== language) {
        const whose = [found.sheet, found.edition, found.language].map((name) => String(name).slice(0, 60));
        say(words.foreign.replace("{sheet}", () => whose.join(", ")));
        return;
      }
      const all = Object.entries(found.entries);
      const known = all.filter(([name, value]) => fields.has(name) && fields.get(name).fits(value));
      if (!known.length) {
        say(words.nothing);
        return;
      }
      const counts = words.replace.replace("{here}", entries.size).replace("{count}", known.length);
      if (entries.size && !confirm(counts)) return;
      for (const name of [...entries.keys()]) change(name, "");
      for (const [name, value] of all) change(name, value);
      show();
      save(words.saved);
      const left = all.filter((entry) => !known.includes(entry)).map(([name]) => name.slice(0, 60));
      const more = left.length > 10 ? ["…"] : [];
      say(words.loaded.replace("{count}", known.length),
        ...(left.length ? [words.left.replace("{keys}", () => [...left.slice(0, 10), ...more].join(", "))] : []),
        note.textContent);
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const root of document.querySelectorAll(".pb-fill")) start(root);
  });
})();
