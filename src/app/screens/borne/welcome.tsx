import type { JSX } from 'preact';
import type { BorneMessages } from '../../../i18n/visitors/borne-messages.ts';
import { Grid } from '../../ui/grid.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TouchTile } from '../../ui/touch-tile.tsx';

export interface WelcomeProps {
  words: BorneMessages['welcome'];
  /** How many questions the questionnaire has now; with none it is not offered. */
  questions: number;
  onAnswer: () => void;
  onWrite: () => void;
}

export function Welcome({ words, questions, onAnswer, onWrite }: WelcomeProps): JSX.Element {
  return (
    <Stack gap={6} class="g-borne__welcome">
      <Stack gap={3}>
        <h2 class="g-borne__question">{words.question}</h2>
        <p class="g-borne__lead">{words.anonymous}</p>
      </Stack>
      <Grid min={20} gap={5}>
        {questions > 0 && (
          <TouchTile
            class="g-borne__tile"
            hue="teal"
            mark={<Icon name="face-4" />}
            label={words.answer}
            subLabel={words.answerHint(questions)}
            onPress={onAnswer}
          />
        )}
        <TouchTile
          class="g-borne__tile"
          hue="blue"
          mark={<Icon name="edit" />}
          label={words.write}
          subLabel={words.writeHint}
          onPress={onWrite}
        />
      </Grid>
      {questions === 0 && <p>{words.nothingToAsk}</p>}
    </Stack>
  );
}
