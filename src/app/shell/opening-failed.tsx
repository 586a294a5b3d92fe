import type { JSX } from 'preact';
import { errorDetails } from './error-details.ts';
import { ErrorPage } from './error-page.tsx';
import { openingProblem } from './opening-problem.ts';

/** The page that stands in for the app when it could not be opened at all. */
export function OpeningFailed({ error }: { error: unknown }): JSX.Element {
  const { title, advice } = openingProblem(error);
  return (
    <ErrorPage
      title={title}
      advice={advice}
      details={errorDetails(error, location.pathname, new Date(), navigator.userAgent)}
    />
  );
}
