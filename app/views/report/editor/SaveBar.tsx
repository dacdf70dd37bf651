import { formatDateTime } from '~/views/shell/format';
import { SubmitButton } from '~/views/shell/form/SubmitButton';

import type { Unsaved } from './editor-answer';
import type { SaveState } from './useAutosave';

interface SaveBarProps {
  readonly state: SaveState;
}

/** The buttons of the editor, and how what is typed stands with what is stored; in sight wherever one writes. */
export function SaveBar({ state }: SaveBarProps) {
  return (
    <div className="report-bar">
      <div className="form-actions">
        <SubmitButton name="intent" value="save" variant="secondary">
          Spara
        </SubmitButton>
        <SubmitButton name="intent" value="preview" variant="secondary">
          Förhandsgranska
        </SubmitButton>
        <SubmitButton name="intent" value="finish">
          Publicera …
        </SubmitButton>
      </div>
      <p role="status" className="report-saved" data-tone={isBad(state) ? 'bad' : undefined}>
        {stateText(state)}
      </p>
    </div>
  );
}

const UNSAVED: Record<Unsaved, string> = {
  network: 'Inte sparat: ingen kontakt med servern. Försöker igen av sig självt.',
  'signed-out': 'Inte sparat: du har blivit utloggad. Logga in i en annan flik, så sparas det härifrån.',
  denied: 'Inte sparat: du får inte längre skriva i rapporten. Kopiera det du behöver innan du lämnar sidan.',
  fault: 'Inte sparat: något gick fel på servern. Försöker igen av sig självt.',
};

const isBad = ({ is }: SaveState) => is === 'unsaved' || is === 'conflict' || is === 'refused';

function stateText(state: SaveState): string {
  switch (state.is) {
    case 'untouched':
      return '';
    case 'typing':
      return 'Ändrat, sparas strax.';
    case 'saving':
      return 'Sparar …';
    case 'saved':
      return `Sparat ${formatDateTime(state.at).slice(-5)}`;
    case 'unsaved':
      return UNSAVED[state.why];
    case 'conflict':
      return 'Inte sparat: någon annan hann spara före dig. Se överst på sidan.';
    case 'refused':
      return `Inte sparat: ${messagesOf(state.failure.reply.error)}`;
  }
}

function messagesOf(error: Record<string, string[] | null> | null | undefined): string {
  return Object.values(error ?? {})
    .flatMap((messages) => messages ?? [])
    .join(' ');
}
