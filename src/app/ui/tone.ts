/** What a message or a status means. Words always say it too. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';
