/**
 * The value below which a share of the numbers lies (nearest rank).
 * @param {readonly number[]} numbers not empty
 * @param {number} share 0…1
 */
export function percentile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return /** @type {number} */ (sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]);
}

/** @param {readonly number[]} numbers not empty */
export function median(numbers) {
  return percentile(numbers, 0.5);
}
