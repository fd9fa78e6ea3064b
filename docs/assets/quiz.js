/* Makes a player of the questions on a page. Without it they stay readable, and the key has a page of
   its own. Nothing is sent anywhere; answers are kept only if the reader asks for it. */
(function () {
  "use strict";

  const KEY = "playbook-quiz:" + location.pathname;

  const { element } = window.playbook;

  /* What the reader chose, by question; in the browser's store only where that was asked for. */
  const store = {
    read() {
      try {
        const found = JSON.parse(localStorage.getItem(KEY));
        return found && typeof found === "object" && !Array.isArray(found) ? found : null;
      } catch {
        return null;
      }
    },
    write(answers) {
      try {
        localStorage.setItem(KEY, JSON.stringify(answers));
        return true;
      } catch {
        return false;
      }
    },
    forget() {
      try {
        localStorage.removeItem(KEY);
      } catch {
        /* There was nothing to forget. */
      }
    },
  };

  function start(root) {
    const words = JSON.parse(root.dataset.words);
    const kept = store.read();
    const answers = kept || {};
    const score = element("p", { role: "status", class: "pb-score" });
    const note = element("p", { role: "status" });
    const cards = [...root.querySelectorAll(".pb-question")].map((place) => build(place));
    let current = 0;
    let single = true;

    const keep = element("input", { type: "checkbox", checked: kept !== null });
    keep.addEventListener("change", save);
    const mode = element("button", { type: "button", class: "md-button" });
    mode.addEventListener("click", () => {
      single = !single;
      show();
    });
    const back = element("button", { type: "button", class: "md-button" }, words.previous);
    const on = element("button", { type: "button", class: "md-button" }, words.next);
    const where = element("span", { class: "pb-where" });
    back.addEventListener("click", () => move(-1));
    on.addEventListener("click", () => move(1));
    const forget = element("button", { type: "button", class: "md-button" }, words.forget);
    forget.addEventListener("click", () => {
      keep.checked = false;
      for (const card of cards) card.reset();
      save();
    });

    root.prepend(element("div", { class: "pb-quiz-tools" }, mode, element("label", {}, keep, " ", words.keep), forget));
    root.append(element("div", { class: "pb-quiz-tools" }, back, where, on), score, note);
    show();
    tally();

    function build(place) {
      const question = JSON.parse(place.dataset.question);
      const list = place.querySelector(".pb-options");
      const settled = place.querySelector(".pb-settled");
      const heading = place.querySelector("h2");
      const feedback = element("div", { role: "status", class: "pb-feedback" });
      const check = element("button", { type: "submit", class: "md-button md-button--primary" }, words.check);
      const retry = element("button", { type: "button", class: "md-button", hidden: true }, words.retry);
      const radios = question.options.map((option, index) =>
        element("input", { type: "radio", name: question.id, value: String(index) }));
      const labels = question.options.map((option, index) =>
        element("label", { class: "pb-choice" }, radios[index], " ", option.text));
      const form = element("form", {},
        element("fieldset", {}, element("legend", {}, question.summary), ...labels), check, " ", retry, feedback);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const chosen = radios.findIndex((radio) => radio.checked);
        if (chosen < 0) {
          feedback.replaceChildren(element("p", {}, words.choose));
          return;
        }
        answers[question.id] = chosen;
        judge(chosen);
        save();
        tally();
      });
      retry.addEventListener("click", () => {
        reset();
        save();
        tally();
        radios[0].focus();
      });
      list.previousElementSibling.hidden = true;
      list.replaceWith(form);
      const earlier = answers[question.id];
      if (Number.isInteger(earlier) && question.options[earlier]) {
        radios[earlier].checked = true;
        judge(earlier);
      } else {
        delete answers[question.id];
      }

      function judge(chosen) {
        const right = question.options.findIndex((option) => option.right);
        for (const radio of radios) radio.disabled = true;
        check.hidden = true;
        retry.hidden = false;
        const why = element("ul", {});
        question.options.forEach((option) => {
          why.append(element("li", {}, element("strong", {}, option.text), ": " + option.why));
        });
        const article = settled.cloneNode(true);
        article.hidden = false;
        feedback.replaceChildren(
          element("p", {}, element("strong", {}, chosen === right ? words.right : words.wrong), " ",
            words.answer + ": " + question.options[right].text),
          why, article, ...(question.note ? [element("p", {}, question.note)] : []));
        labels.forEach((label, index) => {
          label.classList.toggle("pb-right", index === right);
          label.classList.toggle("pb-wrong", index === chosen && index !== right);
        });
      }

      function reset() {
        delete answers[question.id];
        for (const radio of radios) {
          radio.disabled = false;
          radio.checked = false;
        }
        for (const label of labels) label.classList.remove("pb-right", "pb-wrong");
        check.hidden = false;
        retry.hidden = true;
        feedback.replaceChildren();
      }

      return {
        reset,
        place,
        heading,
        isRight: () => question.options[answers[question.id]]?.right,
        isAnswered: () => question.id in answers,
      };
    }

    function move(step) {
      current = Math.min(Math.max(current + step, 0), cards.length - 1);
      show();
      cards[current].heading.setAttribute("tabindex", "-1");
      cards[current].heading.focus();
    }

    function show() {
      cards.forEach((card, index) => {
        card.place.hidden = single && index !== current;
      });
      mode.textContent = single ? words.all : words.one;
      for (const part of [back, where, on]) part.hidden = !single;
      back.disabled = current === 0;
      on.disabled = current === cards.length - 1;
      where.textContent = words.progress.replace("{number}", current + 1).replace("{total}", cards.length);
    }

    function save() {
      note.textContent = "";
      if (!keep.checked) store.forget();
      else if (!store.write(answers)) note.textContent = words.denied;
      tally();
    }

    function tally() {
      const answered = cards.filter((card) => card.isAnswered()).length;
      const right = cards.filter((card) => card.isRight()).length;
      score.textContent = answered
        ? words.score.replace("{right}", right).replace("{answered}", answered) : "";
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const root of document.querySelectorAll(".pb-quiz")) start(root);
  });
})();
