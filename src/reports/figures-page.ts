import { FIGURE_IDS, FIGURES } from '../domain/statistics/definitions.ts';
import { FIGURE_WORDS } from '../i18n/fr/figures.ts';

/** The page of all figures' definitions, in Markdown: what the documentation says is what the application shows. */
export function figuresPage(): string {
  const entries = FIGURE_IDS.map((id) => {
    const { unit, formula, of, source, computedBy } = FIGURES[id];
    const { name, sentence } = FIGURE_WORDS[id];
    return [
      `## ${name} (\`${id}\`)`,
      `${sentence}`,
      `- unit: ${unit}`,
      `- formula: ${formula}`,
      `- N: ${of}`,
      `- source: ${source}`,
      `- computed by: [\`${computedBy}\`](domain/statistics/${computedBy})`,
    ]
      .join('\n\n')
      .replaceAll('\n\n- ', '\n- ')
      .replace('\n- unit', '\n\n- unit');
  });
  return `# Figures\n\n${INTRODUCTION}\n\n${entries.join('\n\n')}\n`;
}

const INTRODUCTION = `Written by \`reports/figures-page.ts\` from \`domain/statistics/definitions.ts\` and \`i18n/fr/figures.ts\`; a test holds it
true (\`vitest -u\` writes it anew). Every figure carries its N; an empty denominator is no rate; below 30 answers a rate says
« non représentatif ». Days, hours and weeks (ISO) are the site's own.`;
