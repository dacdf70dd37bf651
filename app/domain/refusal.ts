/**
 * A rule said no. The message is plain Swedish for the person who asked, `field` names the form field it
 * belongs to (undefined: the request as a whole). Never thrown for a fault of the program.
 */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly field?: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}
