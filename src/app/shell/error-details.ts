/**
 * What helps whoever mends it, and nothing a person typed: the error's class and first words, the places in the program,
 * the page, the browser. Text between quotes is left out, since a value may stand there.
 */
export function errorDetails(error: unknown, page: string, at: Date, browser: string): string {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const places = (stack ?? '')
    .split('\n')
    .filter((line) => PLACE.test(line))
    .slice(0, PLACES_MAX);
  return [
    `${name}: ${withoutValues(message)}`,
    `${page.split('/').slice(0, 3).join('/')} · ${at.toISOString()}`,
    browser,
    ...places.map((line) => line.trim().replaceAll(/https?:\/\/[^/\s]+/g, '')),
  ].join('\n');
}

const PLACE = /:\d+:\d+\)?\s*$/;
const PLACES_MAX = 12;

function withoutValues(message: string): string {
  return message.replaceAll(/"[^"]*"|«[^»]*»|“[^”]*”/g, '…').slice(0, 200);
}
