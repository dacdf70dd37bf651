import { choice, text } from './fields';

/** The answer to what a move brings with it, sent with the form of the move once more. */
export const answered = { cascade: choice(['all', 'only']).optional(), seen: text(16) };
