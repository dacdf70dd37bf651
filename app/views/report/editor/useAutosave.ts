import { useFetcher, useNavigation } from '@remix-run/react';
import type { RefObject } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';

import type { FormFailure } from '~/policy/form-failure';

import type { EditorAnswer, Unsaved } from './editor-answer';

/** How what is typed stands with what is stored. */
export type SaveState =
  | { readonly is: 'untouched' | 'typing' | 'saving' }
  | { readonly is: 'saved'; readonly at: string }
  | { readonly is: 'unsaved'; readonly why: Unsaved }
  /** nothing is sent by itself until the person has chosen (conflict) or gone on typing (refused) */
  | { readonly is: 'conflict' | 'refused'; readonly failure: FormFailure };

const QUIET = 2_000;
const RETRY = 5_000;

/** One sending: the form as it was, and how many changes it had seen. */
interface Sending {
  readonly form: FormData;
  readonly changes: number;
}

/**
 * Saves a form by itself: two seconds after the last keystroke, or as soon as one leaves a field. One sending at a
 * time, in its order: two on their way at once would look like two editors to the server.
 *
 * @param opened the version of the row when the page was opened
 */
export function useAutosave(form: RefObject<HTMLFormElement>, opened: number) {
  const fetcher = useFetcher<EditorAnswer>();
  const { submit } = fetcher;
  const { state: navigation } = useNavigation();
  const [version, setVersion] = useState(opened);
  const [state, setState] = useState<SaveState>({ is: 'untouched' });
  const changes = useRef(0);
  const stored = useRef(0);
  const byHand = useRef(0);
  const timer = useRef<number>();
  /** sent and not answered; kept after a failure, since the same must be sent again before anything newer */
  const sending = useRef<Sending | null>(null);
  const underway = useRef(false);
  const afterwards = useRef<(() => void) | null>(null);
  const stopped = state.is === 'conflict';

  const send = useCallback(() => {
    window.clearTimeout(timer.current);
    if (!form.current || underway.current) return;
    if (!sending.current) {
      if (changes.current === stored.current) return;
      const typed = new FormData(form.current);
      typed.set('intent', 'save');
      typed.set('via', 'autosave');
      sending.current = { form: typed, changes: changes.current };
    }
    underway.current = true;
    setState({ is: 'saving' });
    submit(sending.current.form, { method: 'post' });
  }, [submit, form]);

  const sendIn = useCallback(
    (delay: number) => {
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(send, delay);
    },
    [send],
  );

  // The answer to a sending.
  useEffect(() => {
    if (fetcher.state !== 'idle' || !underway.current || !fetcher.data) return;
    underway.current = false;
    const data = fetcher.data;
    const sent = sending.current;
    if ('unsaved' in data) {
      setState({ is: 'unsaved', why: data.unsaved });
    } else {
      sending.current = null;
      if ('saved' in data) {
        setVersion(data.saved.version);
        stored.current = sent?.changes ?? changes.current;
        setState(changes.current > stored.current ? { is: 'typing' } : { is: 'saved', at: data.saved.at });
      } else if (data.conflict) {
        setVersion(data.conflict.version);
        setState({ is: 'conflict', failure: data });
      } else {
        setState({ is: 'refused', failure: data });
      }
    }
    const waiting = afterwards.current;
    afterwards.current = null;
    // The version that came back must stand in the form before the form is sent.
    if (waiting && 'saved' in data) window.setTimeout(waiting);
  }, [fetcher.state, fetcher.data]);

  // What is to be sent next, once the version of the last answer stands in the form.
  useEffect(() => {
    if (navigation !== 'idle') return;
    if (state.is === 'typing') sendIn(QUIET);
    if (state.is !== 'unsaved' || state.why === 'denied') return;
    sendIn(RETRY);
    const now = () => sendIn(0);
    window.addEventListener('online', now);
    return () => window.removeEventListener('online', now);
  }, [state, navigation, sendIn]);

  useEffect(() => () => window.clearTimeout(timer.current), []);

  useEffect(() => {
    if (state.is === 'untouched' || state.is === 'saved') return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [state.is]);

  /** The form was sent by hand and answered. */
  const answered = useCallback((answer: EditorAnswer) => {
    if (!answer || 'saved' in answer) return;
    if ('intent' in answer && answer.conflict) {
      setVersion(answer.conflict.version);
      setState({ is: 'conflict', failure: answer });
      return;
    }
    // To be saved by itself now, also where nothing was typed since: what is not ready to publish is still a draft.
    changes.current += 1;
    setState('unsaved' in answer ? { is: 'unsaved', why: answer.unsaved } : { is: 'typing' });
  }, []);

  /** The form was sent by hand and saved as this version. */
  const saved = useCallback((as: number) => {
    stored.current = byHand.current;
    setVersion((known) => Math.max(known, as));
    setState({ is: changes.current > stored.current ? 'typing' : 'untouched' });
  }, []);

  return {
    state,
    version,
    /** something was typed or chosen */
    changed() {
      changes.current += 1;
      if (stopped || state.is === 'unsaved') return;
      setState({ is: 'typing' });
    },
    /** a field was left */
    left() {
      if (state.is === 'typing' && navigation === 'idle') send();
    },
    /**
     * The form is about to be sent by hand. False: a sending is on its way; `again` is called once it is answered.
     */
    mayLeave(again: () => void): boolean {
      window.clearTimeout(timer.current);
      if (underway.current) {
        afterwards.current = again;
        return false;
      }
      sending.current = null;
      byHand.current = changes.current;
      return true;
    },
    answered,
    saved,
  };
}
