import type { Satisfaction } from '../domain/statistics/satisfaction.ts';
import type { ReportTable } from './report-table.ts';

export function commentsTable({ comments }: Satisfaction): ReportTable {
  return {
    title: 'Commentaires libres',
    columns: ['Jour', 'Commentaire'],
    rows: comments.map(({ day, text }) => [day, text]),
  };
}
