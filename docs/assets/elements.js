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

  window.playbook = { element };
})();
