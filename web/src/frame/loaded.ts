/** Parts of the pages that are fetched when they are first shown. */

/** A part did not come: the service was rebuilt meanwhile and has it under another name, or does not answer. */
export class NotLoaded extends Error {}

/** @throws NotLoaded */
export async function loaded<Part>(part: Promise<Part>): Promise<Part> {
  try {
    return await part;
  } catch (error) {
    throw new NotLoaded('a part of the page was not loaded', { cause: error });
  }
}
