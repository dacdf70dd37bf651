/** The day on which the sample portfolio is shown. */
export const sampleClock = '2020-12-18';

/** The moment at which what the sample holds was laid down: that day at noon in Sweden. */
export const sampleMoment = `${sampleClock}T11:00:00.000Z`;
