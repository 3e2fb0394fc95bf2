// Keys: kept from the notebook, and moving between the buttons of a grid.

/**
 * Whether a key stands alone; with Ctrl, Meta or Alt it belongs to the browser or the notebook.
 * @param {KeyboardEvent} event
 */
export const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey;

/**
 * JupyterLab turns letters and arrows into notebook commands. Keys typed in a view stay in it,
 * but combinations such as Ctrl+S must still reach the page.
 * @param {HTMLElement} root
 */
export function keepKeys(root) {
  root.addEventListener("keydown", (event) => {
    if (isPlain(event)) event.stopPropagation();
  });
}

/**
 * The cell that a key leads to from a place of a grid: the next one that is there, within the row
 * or in the same column further on.
 * @template Cell
 * @param {(Cell | null)[][]} grid with null where there is nothing to go to
 * @param {[number, number]} place row and column
 * @param {string} key
 * @returns {Cell | undefined}
 */
export function stepTo(grid, [row, column], key) {
  const line = grid[row];
  const above = grid.slice(0, row).reverse().map((cells) => cells[column]);
  const below = grid.slice(row + 1).map((cells) => cells[column]);
  const ways = new Map([
    ["ArrowRight", line.slice(column + 1)], ["ArrowLeft", line.slice(0, column).reverse()],
    ["ArrowDown", below], ["ArrowUp", above], ["Home", line], ["End", [...line].reverse()],
  ]);
  return ways.get(key)?.find((cell) => cell != null) ?? undefined;
}

/**
 * Buttons of a grid, of which one takes Tab; arrow keys, Home and End move between them.
 * @param {() => (HTMLButtonElement | null)[][]} read the grid as it is now
 * @param {() => (HTMLButtonElement | null)[][]} [every] where some are hidden: all of them
 */
export function makeRover(read, every = read) {
  /** @param {EventTarget | null} button */
  const enter = (button) => {
    for (const other of every().flat()) if (other) other.tabIndex = other === button ? 0 : -1;
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (!isPlain(event)) return;
    const grid = read();
    const row = grid.findIndex((cells) => cells.some((cell) => cell === event.target));
    if (row < 0) return;
    const column = grid[row].findIndex((cell) => cell === event.target);
    const next = stepTo(grid, [row, column], event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return { enter, onKey };
}
