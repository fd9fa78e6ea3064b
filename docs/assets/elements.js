/* What the scripts of this playbook share. They are classic scripts, so that they work from a file too. */
(function () {
  "use strict";

  /* Make an element with attributes and children; a value that is no text sets a property. */
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key in made && typeof value !== "string") made[key] = value;
      else made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  }

  /* The browser's store. It may be denied, or full, at any time. */
  const store = {
    /* Return what is kept; nothing where there is nothing, undefined where the browser lets none be read. */
    read(key) {
      try {
        return localStorage.getItem(key);
      } catch {
        return undefined;
      }
    },
    /* Return what went wrong, as the name of the words for it, or nothing. */
    write(key, text) {
      try {
        localStorage.setItem(key, text);
        return "";
      } catch (error) {
        return error.name === "QuotaExceededError" ? "full" : "denied";
      }
    },
    remove(key) {
      try {
        localStorage.removeItem(key);
      } catch {
        /* Nothing was kept. */
      }
    },
  };

  window.playbook = { element, store };
})();
