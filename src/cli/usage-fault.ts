/** What was asked for cannot be done as it was asked: nothing was done, and the message says what to ask instead. */
export class UsageFault extends Error {}
