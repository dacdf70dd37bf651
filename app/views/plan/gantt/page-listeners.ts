type Listening = readonly [EventTarget, Parameters<EventTarget['addEventListener']>];

/**
 * Runs `build` and returns its result with a function that removes every listener it put on document
 * or window. The library has no destroy: each chart would leave one listener, and its whole tree, behind.
 */
export function catchPageListeners<Result>(build: () => Result): {
  readonly result: Result;
  readonly remove: () => void;
} {
  const caught: Listening[] = [];
  const targets: EventTarget[] = [document, window];
  for (const target of targets) {
    target.addEventListener = (...listening: Parameters<EventTarget['addEventListener']>) => {
      caught.push([target, listening]);
      EventTarget.prototype.addEventListener.apply(target, listening);
    };
  }
  try {
    const result = build();
    const remove = () => {
      for (const [target, [type, listener, options]] of caught) target.removeEventListener(type, listener, options);
    };
    return { result, remove };
  } finally {
    for (const target of targets) Reflect.deleteProperty(target, 'addEventListener');
  }
}
