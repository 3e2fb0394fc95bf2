"""What a browser shows of a view, measured in the page: contrast, and the size of text."""

# Colours as the page draws them: those that shine through lie upon what is behind them.
COLOURS = """
const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const read = (colour) => {
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
  return { rgb: [r, g, b], a: a / 255 };
};
const over = ({ rgb, a }, ground) => rgb.map((part, at) => a * part + (1 - a) * ground[at]);
const light = (rgb) => rgb.map((part) => part / 255)
  .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
const contrast = (one, other) => {
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};
// In HTML what lies behind is what an element stands in; in a drawing it is what is drawn below.
const groundOf = (element) => {
  const behind = [];
  for (let each = element; each; each = each.parentElement) {
    behind.push(read(getComputedStyle(each).backgroundColor));
  }
  return behind.reverse().reduce((ground, colour) => over(colour, ground), [255, 255, 255]);
};
const paintBelow = (element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const stack = document.elementsFromPoint(left + width / 2, top + height / 2);
  const below = stack.slice(stack.indexOf(element) + 1)
    .filter((each) => each instanceof SVGGeometryElement);
  return below.reverse().reduce((ground, each) => {
    const { fill, fillOpacity } = getComputedStyle(each);
    const colour = fill === "none" ? { rgb: [0, 0, 0], a: 0 } : read(fill);
    return over({ ...colour, a: colour.a * fillOpacity }, ground);
  }, groundOf(element.ownerSVGElement.parentElement));
};
const isSeen = (element) => {
  const { width, height } = element.getBoundingClientRect();
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && width > 1 && height > 1 && !element.closest(".kc-visually-hidden, :disabled");
};
const texts = function* (root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode;
    if (data.trim() && isSeen(parentElement)) yield [parentElement, data.trim()];
  }
};
"""
# The contrast of every text of a view: the least first, with the words.
TEXT_CONTRAST = (
    "(root) => {"
    + COLOURS
    + """
  const found = [];
  for (const [element, words] of texts(root)) {
    const isDrawn = element instanceof SVGElement;
    if (isDrawn) element.scrollIntoView({ block: "center" });
    const style = getComputedStyle(element);
    const ground = isDrawn ? paintBelow(element) : groundOf(element);
    const ink = over(read(isDrawn ? style.fill : style.color), ground);
    found.push([Math.round(100 * contrast(ink, ground)) / 100, words.slice(0, 60)]);
  }
  return found.sort(([one], [other]) => one - other);
}"""
)
# The contrast of the outlines of a view's controls: the least first.
CONTROL_CONTRAST = (
    "(root) => {"
    + COLOURS
    + """
  const found = [...root.querySelectorAll("button, select, textarea, input[type=text]")]
    .filter((element) => isSeen(element) && getComputedStyle(element).borderTopStyle !== "none")
    .map((element) => {
      const ground = groundOf(element.parentElement);
      const line = read(getComputedStyle(element).borderTopColor);
      return line.a === 0 ? [21, ""]
        : [contrast(over(line, ground), ground), element.outerHTML.slice(0, 60)];
    });
  return found.sort(([one], [other]) => one - other);
}"""
)
# The sizes of a view's texts as they are shown, in a drawing after it was made to fit.
TEXT_SIZES = (
    "(root) => {"
    + COLOURS
    + """
  return [...texts(root)].map(([element, words]) => {
    const scale = element.getScreenCTM ? element.getScreenCTM().a : 1;
    return [scale * parseFloat(getComputedStyle(element).fontSize), words.slice(0, 60)];
  }).sort(([one], [other]) => one - other);
}"""
)
