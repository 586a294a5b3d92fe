import type { WallDisplay } from '../../../domain/setting/wall.ts';
import type { RecentCall } from '../../../domain/statistics/visit-columns.ts';
import { callWords } from '../../../i18n/visitors/wall-calls.ts';

/** What a wall does at a call, besides showing it. */
export interface Announcer {
  announce(call: RecentCall, counter: string, display: WallDisplay): void;
  /** A browser lets no page sound before somebody touched it. */
  isMuted(): boolean;
  /** Somebody touched it. */
  wake(): void;
  end(): void;
}

/** One context for the page's whole life: browsers give few. */
export function callAnnouncer(): Announcer {
  let context: AudioContext | undefined;
  const audio = () => {
    context ??= new AudioContext();
    return context;
  };
  return {
    announce(call, counter, { sound, voice, languages }) {
      if (sound && audio().state === 'running') chime(audio());
      if (voice) speak(call, counter, languages);
    },
    isMuted: () => audio().state === 'suspended',
    // Refused, or the screen is left before it answers: it stays mute, and says so.
    wake: () =>
      void audio()
        .resume()
        .catch(() => undefined),
    end: () => void context?.close(),
  };
}

/** Two soft notes, a third apart. Its parts end with it and hold nothing. */
function chime(context: AudioContext): void {
  [659.25, 523.25].forEach((hertz, index) => {
    const start = context.currentTime + 0.35 * index;
    const tone = new OscillatorNode(context, { frequency: hertz });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.5, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 1.2);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(start + 1.25);
  });
}

/** In French, then in the visitor's own language where the site chose it and the browser has a voice for it. */
function speak(call: RecentCall, counter: string, languages: readonly string[]): void {
  if (!('speechSynthesis' in globalThis)) return;
  const voices = speechSynthesis.getVoices();
  for (const language of new Set(['fr', call.language?.split('-')[0] ?? 'fr'])) {
    if (language !== 'fr' && !languages.includes(language)) continue;
    const voice = voices.find(({ lang }) => lang.toLowerCase().startsWith(language));
    const words = callWords(language);
    if (voice === undefined || words.language !== language) continue;
    const said = new SpeechSynthesisUtterance(words.spoken(call.name, counter));
    said.voice = voice;
    said.lang = voice.lang;
    speechSynthesis.speak(said);
  }
}
