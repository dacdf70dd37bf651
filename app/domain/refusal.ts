/**
 * A rule said no. The message is plain Swedish for the person who asked, `field` names the form field it
 * belongs to (undefined: the request as a whole). Never thrown for a fault of the program.
 */
export class Refusal extends Error {
  /** where the rule found several things at once, each as a message of its own */
  readonly problems?: readonly string[];

  constructor(
    message: string,
    readonly field?: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}
