// Notebooks of the course: marked, so that the stylesheet knows them; numbers that keep their unit;
// and a reader who stays in place while everything runs.

const MARK = "ketacourse"; // in the metadata of a lesson; see course/notebooks.py
const COURSE = "kc-course";
const TEXTS = ".jp-RenderedMarkdown, .jp-RenderedHTML, .kc";
const NOT_PROSE = "code, pre, textarea, svg, style, script";
const RUNS = new Set(["notebook:run-all-cells", "notebook:restart-run-all"]);

/**
 * @typedef {object} Content A notebook on screen.
 * @property {HTMLElement} node
 * @property {number} activeCellIndex
 * @property {{ length: number }} widgets
 * @property {(at: number, align?: string) => unknown} scrollToItem
 * @property {() => void} deselectAll
 *
 * @typedef {object} Panel
 * @property {Content} [content]
 * @property {{ model?: { getMetadata?: (key: string) => unknown } }} [context]
 *
 * @typedef {{ id: string, result: Promise<unknown> }} Executed
 * @typedef {(sender: unknown, executed: Executed) => void} OnExecuted
 * @typedef {object} App JupyterLab
 * @property {{ currentWidget: Panel | null, widgets(area: string): Iterable<Panel> }} shell
 * @property {{ commandExecuted: { connect(act: OnExecuted): void } }} commands
 */

/**
 * Mark what is a lesson, by its metadata, or shows a view of the course.
 * @param {Iterable<Panel>} panels
 */
export function markLessons(panels) {
  for (const { content, context } of panels) {
    if (!content?.node.classList.contains("jp-Notebook")) continue;
    if (content.node.classList.contains(COURSE)) continue;
    const isLesson = context?.model?.getMetadata?.(MARK) != null;
    if (isLesson || content.node.querySelector(".kc")) content.node.classList.add(COURSE);
  }
}

/**
 * A text in which no number stands alone at the end of a line.
 * @param {string} text
 */
export const tied = (text) =>
  text.replace(/(\d) (?=(?:%|mg|µg|ng|kg|mV|nM|µM|min)(?!\w))/g, "$1\u00a0");

/**
 * Tie numbers to their units in what was put on the page.
 * @param {Iterable<Node>} nodes
 */
export function tieUnits(nodes) {
  for (const node of nodes) {
    const parent = node.parentElement;
    if (!node.isConnected || !parent?.closest(`.${COURSE}`) || parent.closest(NOT_PROSE)) continue;
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let at = /** @type {Node | null} */ (texts.currentNode); at; at = texts.nextNode()) {
      const within = at.nodeType === Node.TEXT_NODE && at.parentElement;
      if (!within || !within.closest(TEXTS) || within.closest(NOT_PROSE)) continue;
      const text = at.nodeValue ?? "";
      if (tied(text) !== text) at.nodeValue = tied(text);
    }
  }
}

/**
 * "Run All Cells" goes to the last cell. Whoever ran all of a lesson goes on reading where they were.
 * @param {App} app
 */
export function keepPlace(app) {
  /** @type {WeakMap<Content, number>} */
  const places = new WeakMap();
  const note = () => {
    const { content } = app.shell.currentWidget ?? {};
    if (content && content.activeCellIndex >= 0) places.set(content, content.activeCellIndex);
  };
  document.addEventListener("pointerdown", note, true);
  document.addEventListener("keydown", note, true);
  app.commands.commandExecuted.connect((_, { id, result }) => {
    const { content } = app.shell.currentWidget ?? {};
    if (!RUNS.has(id) || !content?.node.classList.contains(COURSE)) return;
    const at = places.get(content) ?? 0;
    const goBack = () => {
      // Whoever went elsewhere in the meantime stays there.
      if (content.activeCellIndex !== content.widgets.length - 1) return;
      content.deselectAll();
      content.activeCellIndex = at;
      void content.scrollToItem(at, "smart");
    };
    goBack();
    void Promise.resolve(result).then(goBack, goBack);
  });
}
