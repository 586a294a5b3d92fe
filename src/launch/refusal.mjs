/** Something the person in front of the terminal can put right: what is wrong, and what to do. */
export class Refusal extends Error {
  /**
   * @param {string} problem a French sentence
   * @param {string} remedy what to do, in French
   */
  constructor(problem, remedy) {
    super(`${problem}\n${remedy}`);
    this.name = 'Refusal';
  }
}

/**
 * Runs a command's body; a refusal ends the process with its two sentences and no stack.
 * @param {() => Promise<void>} body
 * @param {() => void} [afterRefusal]
 */
export async function runOrRefuse(body, afterRefusal) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`\n${error.message}\n`);
    process.exitCode = 1;
    afterRefusal?.();
  }
}
