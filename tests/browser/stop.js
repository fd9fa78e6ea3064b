/* Describe the element that has the focus: which it is, and what is wrong with it as a stop. */
() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const stops = (window.stopsOfTest ??= new Map());
  // The radio buttons of one group are one stop; which of them depends on where one comes from.
  const key = one.type === "radio" ? `radio ${one.name}` : one;
  if (!stops.has(key)) stops.set(key, stops.size);

  // The theme draws its choice of colours as the label behind an input without size.
  const drawn = one.matches(".md-option") ? one.nextElementSibling : one;
  const [box] = drawn.getClientRects();
  const problems = [];
  if (!box || box.width < 1 || box.height < 1) problems.push("has no size");
  else {
    const left = Math.max(box.left, 0);
    const right = Math.min(box.right, document.documentElement.clientWidth);
    const top = Math.max(box.top, 0);
    const bottom = Math.min(box.bottom, innerHeight);
    if (left >= right || top >= bottom) problems.push("is outside the window");
    else {
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const together = hit && (drawn.contains(hit) || hit.contains(drawn) || hit.control === one);
      if (!together) problems.push(`is covered by ${hit?.outerHTML.slice(0, 60)}`);
    }
  }
  if (!drawn.checkVisibility({ visibilityProperty: true, opacityProperty: true })) problems.push("is hidden");
  // The parts of a date are stops of their own, all in one element.
  const parts = one.type === "date";
  return { stop: stops.get(key), parts, is: one.outerHTML.slice(0, 120), problems };
};
