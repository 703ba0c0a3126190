// A map with the buttons « Agrandir » and « Réduire ». Larger than its frame, it is moved as any page is: by finger, wheel or arrows, and by the focus.

/** 0 shows the whole map, whatever becomes of its words; 1 is what one has without script. */
const SMALLEST = 0, LARGEST = 3;

export function attachZoom(frame: HTMLElement): void {
  let level = 1;
  const larger = button("Agrandir", 1);
  const smaller = button("Réduire", -1);

  function button(words: string, step: number): HTMLButtonElement {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "ds-button";
    made.dataset.variant = "secondary";
    const rest = document.createElement("span");
    rest.className = "ds-sr-only";
    rest.textContent = " la carte";
    made.append(words, rest);
    // Not « disabled »: the focus would be lost.
    made.addEventListener("click", () => {
      if (made.getAttribute("aria-disabled") !== "true") {
        go(step);
      }
    });
    return made;
  }

  function go(step: number): void {
    const width = frame.scrollWidth;
    const x = (frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth;
    const y = (frame.scrollTop + frame.clientHeight / 2) / frame.scrollHeight;
    do {
      level += step;
      frame.dataset.zoom = String(level);
      // On a large screen the first two look the same.
    } while (frame.scrollWidth === width && level > SMALLEST && level < LARGEST);
    // What was in the middle stays there.
    frame.scrollTo(x * frame.scrollWidth - frame.clientWidth / 2, y * frame.scrollHeight - frame.clientHeight / 2);
    show();
  }

  function show(): void {
    larger.setAttribute("aria-disabled", String(level === LARGEST));
    smaller.setAttribute("aria-disabled", String(level === SMALLEST || (level === 1 && frame.scrollWidth <= frame.clientWidth)));
  }

  const buttons = document.createElement("div");
  buttons.className = "b-map__zoom";
  buttons.append(larger, smaller);
  frame.before(buttons);
  new ResizeObserver(show).observe(frame);
}
