import { cleanup, render, screen } from '@testing-library/preact';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FaceScale } from '../../../src/app/ui/face-scale.tsx';
import { iconPaths } from '../../../src/app/ui/icon-paths.ts';

const options = [
  { value: 'bad', label: 'Bad', face: 1 },
  { value: 'poor', label: 'Poor', face: 2 },
  { value: 'good', label: 'Good', face: 3 },
  { value: 'great', label: 'Great', face: 4 },
  { value: 'none', label: 'Not concerned', face: 'none' },
] as const;

function Subject({ onAnswer }: { onAnswer: (value: string) => void }): JSX.Element {
  const [value, setValue] = useState<string | undefined>(undefined);
  const answer = (chosen: string): void => {
    setValue(chosen);
    onAnswer(chosen);
  };
  return (
    <FaceScale legend="Were you well received?" options={options} value={value} onChange={answer} large />
  );
}

afterEach(cleanup);

test('every face is a radio named by its visible words', () => {
  render(<Subject onAnswer={() => {}} />);
  expect(screen.getByRole('group', { name: 'Were you well received?' })).toBeTruthy();
  expect(screen.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent)).toEqual(
    options.map(({ label }) => label),
  );
});

test('arrows walk through the faces up to « not concerned »', async () => {
  const answers: string[] = [];
  render(<Subject onAnswer={(value) => answers.push(value)} />);
  await userEvent.keyboard('{Tab} {ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
  expect(answers).toEqual(['bad', 'poor', 'good', 'great', 'none']);
});

test('the four faces are four drawings', () => {
  const drawings = [iconPaths['face-1'], iconPaths['face-2'], iconPaths['face-3'], iconPaths['face-4']];
  expect(new Set(drawings).size).toBe(4);
});
