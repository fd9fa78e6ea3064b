/* Changes three things about the theme's search. It runs before the theme's own script. */
(function () {
  "use strict";

  const search = document.querySelector("[data-md-component=search]");
  const toggle = document.querySelector("[data-md-toggle=search]");
  const button = document.querySelector(".pb-opener-search");
  if (!search || !toggle || !button) return;
  const query = search.querySelector("input");

  /* 1. The index is most of what a page would fetch. It waits until somebody searches: until the box
     gets the focus, or at once if the address holds words to search for or to highlight. */
  const address = new URL(location).searchParams;
  let wanted = address.has("q") || address.has("h");
  const waiting = [];

  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    if (!wanted && String(url).endsWith("/search/search_index.json")) {
      this.send = (body) => waiting.push(() => XMLHttpRequest.prototype.send.call(this, body));
    }
    return open.call(this, method, url, ...rest);
  };

  search.addEventListener("focusin", () => {
    wanted = true;
    waiting.splice(0).forEach((send) => send());
  });

  /* 2. On a narrow screen a closed search is hidden, so that no key leads into it. The theme moves the
     focus first and shows the box afterwards; what is hidden cannot get the focus. */
  query.focus = (options) => {
    if (!toggle.checked) toggle.click();
    HTMLElement.prototype.focus.call(query, options);
  };
  button.addEventListener("click", () => query.focus());
  toggle.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(toggle.checked));
    if (!toggle.checked && search.contains(document.activeElement)) button.focus();
  });

  /* 3. At Tab the theme takes the focus away from the box; Safari then begins at the top of the page.
     Here the browser moves on as always, and the search closes when the focus has left it. */
  search.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Tab") event.stopPropagation();
    },
    true,
  );
  document.addEventListener("focusin", (event) => {
    if (toggle.checked && !search.contains(event.target)) toggle.click();
  });
})();
