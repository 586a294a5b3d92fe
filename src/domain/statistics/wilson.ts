/** The 97.5 % quantile of the normal law: two tails of 2.5 % make 95 %. */
const Z_95 = 1.959963984540054;

/**
 * The Wilson score interval at 95 % of a share, within [0, 1]:
 * (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), with p = successes / n.
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212.
 * Unlike the usual ±, it stays true on few answers and near 0 or 100 %.
 * @param n more than 0
 */
export function wilson95(successes: number, n: number): readonly [number, number] {
  const share = successes / n;
  const z2 = Z_95 * Z_95;
  const centre = share + z2 / (2 * n);
  const spread = Z_95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}
