// Work that takes its turn: quick clicks never queue up answers that nobody waits for.

/**
 * Do something over and over, but never twice at once; wishes that come meanwhile are one wish.
 * @param {() => Promise<void>} act
 * @param {() => void} rest when no wish is left
 */
export function makeTurns(act, rest) {
  let isBusy = false;
  let isWanted = false;
  async function next() {
    isWanted = true;
    if (isBusy) return;
    isBusy = true;
    try {
      while (isWanted) {
        isWanted = false;
        await act();
      }
    } finally {
      isBusy = false;
    }
    rest();
  }
  return { next, isBusy: () => isBusy, isWanted: () => isWanted };
}
