// Which rows of the scorecard are wanted, and in which order. Nothing here touches the page.

import { known } from "../../display/base.js";

/** @type {ReadonlyMap<string, number>} What comes first where an account sorts: its mismatches. */
const RANKS = new Map([["✗", 0], ["✓", 1], ["·", 2]]);

/**
 * Whether a row has a mark: under one account, or under any (null); every row has "".
 * @param {{ marks: string }} row
 * @param {string} mark
 * @param {number | null} at
 */
export const hasMark = ({ marks }, mark, at) =>
  !mark || (at === null ? marks.includes(mark) : marks[at] === mark);

/**
 * Rows by the marks of an account, mismatches first, or last; as they came for none (null).
 * @template {{ row: { marks: string } }} Line
 * @param {readonly Line[]} lines in the order in which they came
 * @param {number | null} at
 * @param {boolean} isDown
 */
export function inOrderOf(lines, at, isDown) {
  if (at === null) return [...lines];
  const rank = (/** @type {Line} */ { row }) => known(RANKS, row.marks[at]) * (isDown ? -1 : 1);
  return [...lines].sort((one, other) => rank(one) - rank(other));
}
