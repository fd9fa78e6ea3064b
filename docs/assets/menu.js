/* Opens and closes the menu of narrow screens by key. The theme has labels for a pointer only. */
(function () {
  "use strict";

  const toggle = document.querySelector("[data-md-toggle=drawer]");
  const button = document.querySelector(".pb-opener-menu");
  const menu = document.querySelector(".md-sidebar--primary");
  if (!toggle || !button || !menu) return;
  const narrow = matchMedia("(max-width: 76.234375em)");

  /* A section is opened by one label, and left by another at the head of its list. */
  const labels = [...menu.querySelectorAll("label:not([for=__drawer])")];

  function isShown(element) {
    return element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
  }

  function focus(elements) {
    [...elements].find(isShown)?.focus({ preventScroll: true });
  }

  /* On a wide screen the same labels are headings. */
  function fit() {
    for (const label of labels) {
      if (narrow.matches) {
        label.setAttribute("role", "button");
        label.tabIndex = 0;
      } else {
        label.removeAttribute("role");
        label.removeAttribute("tabindex");
      }
    }
    if (!narrow.matches && toggle.checked) toggle.click();
  }

  button.addEventListener("click", () => toggle.click());

  toggle.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(toggle.checked));
    if (toggle.checked) focus(menu.querySelectorAll("a[href], label[tabindex]"));
    else if (menu.contains(document.activeElement)) button.focus();
  });

  menu.addEventListener("change", (event) => {
    if (narrow.matches) focus(event.target.parentElement.querySelectorAll("label[tabindex]"));
  });

  menu.addEventListener("keydown", (event) => {
    if (event.key === " " && labels.includes(event.target)) {  // the theme sees to Enter
      event.preventDefault();
      event.target.click();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) toggle.click();
  });

  document.addEventListener("focusin", (event) => {
    if (toggle.checked && !menu.contains(event.target)) toggle.click();
  });

  /* From this width on, the list of a page's headings is none of the menu's. */
  matchMedia("(min-width: 60em)").addEventListener("change", (event) => {
    const headings = document.getElementById("__toc");
    if (event.matches && headings) headings.checked = false;
  });

  narrow.addEventListener("change", fit);
  fit();
})();
