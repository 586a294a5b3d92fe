/** The categorical palette. A hue never speaks alone: a word or a letter always stands beside it. */
export const hues = ['blue', 'plum', 'green', 'ochre', 'brick', 'teal', 'rose', 'slate'] as const;

/** One colour of the categorical palette. */
export type Hue = (typeof hues)[number];
