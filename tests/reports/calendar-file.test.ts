import { describe, expect, it } from 'vitest';
import { calendarFile } from '../../src/reports/calendar-file.ts';

const EVENT = {
  uid: 'a1@guichet',
  start: Date.UTC(2027, 2, 31, 6, 30),
  end: Date.UTC(2027, 2, 31, 7),
  title: 'Rendez-vous K7P-4MX, Point d’Accès Numérique',
  place: 'Préfecture du Gers ; Auch',
  text: 'Ligne une\nLigne deux, \\ fin',
  madeAt: Date.UTC(2027, 2, 1, 12, 5, 9),
};

/** Lines as a calendar reads them: joined where they were folded. */
function lines(text: string): readonly string[] {
  return text.replaceAll('\r\n ', '').split('\r\n');
}

describe('a calendar file', () => {
  it('tells the hours in UTC, whatever the zone of the site', () => {
    expect(lines(calendarFile(EVENT))).toEqual(
      expect.arrayContaining([
        'DTSTAMP:20270301T120509Z',
        'DTSTART:20270331T063000Z',
        'DTEND:20270331T070000Z',
        'UID:a1@guichet',
      ]),
    );
  });

  it('escapes what would end a value', () => {
    expect(lines(calendarFile(EVENT))).toEqual(
      expect.arrayContaining([
        'SUMMARY:Rendez-vous K7P-4MX\\, Point d’Accès Numérique',
        'LOCATION:Préfecture du Gers \\; Auch',
        'DESCRIPTION:Ligne une\\nLigne deux\\, \\\\ fin',
      ]),
    );
  });

  it('has no line of more than 75 octets, and cuts no character in two', () => {
    const text = 'é'.repeat(200);
    const file = calendarFile({ ...EVENT, text });
    for (const line of file.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(lines(file)).toContain(`DESCRIPTION:${text}`);
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });
});
