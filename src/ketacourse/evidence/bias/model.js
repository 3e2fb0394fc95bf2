// The algorithm of RoB 2 in the page: rob2.py walks the same tables, and a test holds the two
// equal. Tables, words and the order of judgements come with the worksheet.

/**
 * @typedef {{ judgements: string[], columns: Record<string, string> }} Rules
 * The judgements from best to worst, and which way of a step each answer takes.
 * @typedef {{ id: string, question: string, yes: string, unclear: string, no: string }} Step
 * @typedef {{ starts: string[], steps: Step[] }} Domain
 * @typedef {Record<string, string | undefined>} Answers By the number of the question.
 * @typedef {{ possible: string[], path: [string, string][], missing: string }} Walk
 */

/** @type {(judgements: string[], words: string[]) => string} */
export const worstOf = (judgements, words) =>
  words[Math.max(...judgements.map((judgement) => words.indexOf(judgement)))];

/**
 * Where an answer leads from a step: `yes` for Y and PY, `no` for N and PN, `unclear` for NI.
 * @param {Rules} rules
 * @param {Step} step
 * @param {string} answer
 */
const wayOf = (rules, step, answer) =>
  step[/** @type {"yes" | "unclear" | "no"} */ (rules.columns[answer])];

/**
 * The step of that name; the tables of a domain have it, as the package checks.
 * @param {Domain} domain
 * @param {string} name
 */
const stepAt = (domain, name) =>
  /** @type {Step} */ (domain.steps.find(({ id }) => id === name));

/**
 * Every place that a step can lead to, without repeats.
 * @param {Step} step
 */
export const waysOf = (step) => [...new Set([step.yes, step.unclear, step.no].filter(Boolean))];

/**
 * Walk on from a place: what is still possible, the turns taken, and the question to ask next.
 * @param {Rules} rules
 * @param {Domain} domain
 * @param {string} place
 * @param {Answers} answers
 * @returns {Walk}
 */
function walkFrom(rules, domain, place, answers) {
  if (rules.judgements.includes(place)) return { possible: [place], path: [], missing: "" };
  const step = stepAt(domain, place);
  const answer = answers[step.question];
  if (answer && answer !== "NA") {
    const ahead = walkFrom(rules, domain, wayOf(rules, step, answer), answers);
    return { ...ahead, path: [[step.question, answer], ...ahead.path] };
  }
  const ways = waysOf(step).map((way) => walkFrom(rules, domain, way, answers));
  const possible = [...new Set(ways.flatMap((way) => way.possible))];
  if (possible.length > 1) return { possible, path: [], missing: step.question };
  const longest = ways.reduce((best, way) => (way.path.length > best.path.length ? way : best));
  return { possible, path: longest.path, missing: "" };
}

/**
 * Judge a domain: `judgement` is null and `missing` a question while answers do not decide.
 * @param {Rules} rules
 * @param {Domain} domain
 * @param {Answers} answers
 */
export function judgeDomain(rules, domain, answers) {
  const parts = domain.starts.map((start) => walkFrom(rules, domain, start, answers));
  const combined = parts.reduce((sofar, part) => sofar.flatMap((one) =>
    part.possible.map((other) => worstOf([one, other], rules.judgements))), [rules.judgements[0]]);
  const possible = [...new Set(combined)];
  const isDecided = possible.length === 1;
  return {
    judgement: isDecided ? possible[0] : null,
    path: parts.flatMap((part) => part.path),
    missing: isDecided ? "" : parts.map((part) => part.missing).find(Boolean) ?? "",
  };
}

/**
 * The steps that answers lead through in each part, in order, and where they stop.
 * @param {Rules} rules
 * @param {Domain} domain
 * @param {Answers} answers
 */
export function traceParts(rules, domain, answers) {
  return domain.starts.map((start) => {
    const steps = [];
    let place = start;
    while (!rules.judgements.includes(place)) {
      const step = stepAt(domain, place);
      const answer = answers[step.question];
      if (!answer || answer === "NA") break;
      steps.push(step.id);
      place = wayOf(rules, step, answer);
    }
    return { start, steps, place };
  });
}
