import type { Level } from '../../domain/affluence/levels.ts';
import { nextOpening, openingOn } from '../../domain/affluence/opening.ts';
import { clockText, siteTime } from '../../domain/kernel/site-time.ts';
import type { PublicFigures } from '../../domain/statistics/public-figures.ts';
import { affichageFr as wall } from '../../i18n/fr/affichage.ts';
import { publicPageFr as words } from '../../i18n/fr/public-page.ts';
import type { Publication } from '../use-cases/public-keeper.ts';

/**
 * The public page as one HTML text: no script, no link to another address, its style in it (`PUBLIC_STYLE`, whose hash the
 * policy names). @param framed inside a page of another site: without the site's name as a title of its own
 */
export function publicPage({ figures, settings, zone }: Publication, framed: boolean): string {
  const name = escaped(figures.site);
  const heading = framed ? 'h2' : 'h1';
  const title = `<${heading}>${framed ? words.title : `${words.title}<br><small>${name}</small>`}</${heading}>`;
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title} – ${name}</title>
<style>${PUBLIC_STYLE}</style>
</head>
<body>
<main>
${title}
${openingText(figures, settings)}
${openingOn(figures.today, settings).open ? nowSection(figures) : ''}
${weekSection(figures)}
${expectedSection(figures)}
<footer><p>${words.asOf(clockText(siteTime(zone).local(figures.at).minute))} ${words.fewAreHidden}</p></footer>
</main>
</body>
</html>
`;
}

function openingText({ today }: PublicFigures, settings: Publication['settings']): string {
  const opening = openingOn(today, settings);
  if (opening.open) {
    const isUnknown = opening.spans.some(({ from, to }) => from === 0 && to === 1440);
    if (isUnknown) return '';
    const spans = wall.spans(opening.spans);
    return `<p class="opening"><strong>${wall.openToday}</strong> ${spans}</p>`;
  }
  const why = opening.why === 'weekly' ? wall.closedToday : wall.closedTodayFor(escaped(opening.label));
  const next = nextOpening(today, settings);
  const reopens = next === undefined ? '' : ` ${wall.opensNext(wall.date(next.day), next.minute)}`;
  return `<p class="opening"><strong>${why}.</strong>${reopens}</p>`;
}

function nowSection({ waiting, waits }: PublicFigures): string {
  const lines = Object.entries(waits).map(
    ([service, minutes]) => `<li>${escaped(service)} : ${words.wait(minutes)}</li>`,
  );
  const list = lines.length === 0 ? '' : `\n<p>${words.waitIfYouCome}</p>\n<ul>${lines.join('')}</ul>`;
  return `<section aria-labelledby="now"><h2 id="now">${words.now}</h2>
<p>${words.waiting(waiting)}</p>${list}</section>`;
}

function weekSection(figures: PublicFigures): string {
  const { week, weeks, calm, schoolHolidays } = figures;
  const weekdays = week.flatMap((levels, weekday) => (levels.some(isLevel) ? [weekday] : []));
  const hours = hoursOf(week);
  const head = `<h2 id="week">${words.week}</h2>`;
  if (weekdays.length === 0)
    return `<section aria-labelledby="week">${head}<p>${words.tooLittle}</p></section>`;
  const advice = calm.map(({ weekday, from, to }) => `<li>${wall.calmMoment(weekday, from, to)}</li>`);
  const rows = weekdays.map(
    (weekday) =>
      `<tr><th scope="row">${wall.weekday(weekday)}</th>${hours.map((hour) => levelCell(week[weekday]?.[hour] ?? null)).join('')}</tr>`,
  );
  return `<section aria-labelledby="week">${head}
${advice.length === 0 ? '' : `<p>${words.comeThen}</p><ul>${advice.join('')}</ul>`}
<p class="over">${words.over(weeks, schoolHolidays)}</p>
<div class="wide" role="region" aria-label="${words.week}" tabindex="0"><table><caption class="hidden">${words.week}</caption>
<thead><tr><th scope="col">${wall.day}</th>${hours.map((hour) => `<th scope="col">${wall.hour(hour)}</th>`).join('')}</tr></thead>
<tbody>${rows.join('')}</tbody></table></div></section>`;
}

function expectedSection({ expected, today }: PublicFigures): string {
  const days = expected.map(({ day, hours }) => {
    const runs = runsOf(hours).map(
      ({ from, to, level }) => `<li>${words.run(from, to, wall.level[level])}</li>`,
    );
    return `<li>${day === today ? words.today : wall.date(day)}<ul>${runs.join('')}</ul></li>`;
  });
  if (days.length === 0) return '';
  return `<section aria-labelledby="next"><h2 id="next">${words.expected}</h2><ul class="days">${days.join('')}</ul></section>`;
}

function levelCell(level: Level | null): string {
  if (level === null) return `<td class="none"><span class="hidden">${words.closedOrUnknown}</span></td>`;
  return `<td class="${level}">${wall.level[level]}</td>`;
}

/** From the first hour that says something on some day to the last. */
function hoursOf(week: PublicFigures['week']): readonly number[] {
  const known = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    week.some((levels) => isLevel(levels[hour] ?? null)),
  );
  const first = known[0] ?? 0;
  return Array.from({ length: (known.at(-1) ?? -1) - first + 1 }, (_, index) => first + index);
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly level: Level;
}

/** Hours of one level that follow each other. */
function runsOf(hours: readonly { readonly hour: number; readonly level: Level }[]): readonly Run[] {
  const runs: Run[] = [];
  for (const { hour, level } of hours) {
    const last = runs.at(-1);
    if (last !== undefined && last.to === hour && last.level === level)
      runs[runs.length - 1] = { ...last, to: hour + 1 };
    else runs.push({ from: hour, to: hour + 1, level });
  }
  return runs;
}

function isLevel(level: Level | null): boolean {
  return level !== null;
}

/** Texts of the site are text, wherever they stand in the page. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Levels are told in words; the colour only helps. Prints on one sheet. */
export const PUBLIC_STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;font:1rem/1.5 system-ui,"Noto Sans",sans-serif;color:#13203b;background:#fff}
main{max-width:60rem;margin:0 auto;padding:1rem}
h1,h2{line-height:1.2;margin:1.2rem 0 .5rem}
h1{font-size:1.75rem}h1 small{font-size:1.1rem;font-weight:400}
h2{font-size:1.25rem}
p,ul{margin:.4rem 0}
.opening{padding:.6rem .8rem;background:#eef4f2;border-inline-start:.3rem solid #0b5c6b}
.wide{overflow-x:auto}
table{border-collapse:separate;border-spacing:2px;width:100%;font-size:.9rem}
.over{color:#434e68;font-size:.9rem}
th{font-weight:600;text-align:start;padding:.2rem .3rem;white-space:nowrap}
td{padding:.35rem .3rem;text-align:center}
.calm{background:#eef4f2;color:#13203b}.moderate{background:#94c5c5;color:#13203b}.busy{background:#0f3f57;color:#fff}
td.none{background:repeating-linear-gradient(135deg,#fff 0 4px,#ddd6c7 4px 5px)}
.days{padding:0;list-style:none;display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.6rem}
.days>li::first-letter{text-transform:uppercase}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{margin-top:1.2rem;color:#434e68;font-size:.9rem}
:focus-visible{outline:3px solid #b4470a;outline-offset:2px}
@media (forced-colors:active){td{border:1px solid CanvasText}}
@media print{td{print-color-adjust:exact;-webkit-print-color-adjust:exact}section{break-inside:avoid}}
`;
