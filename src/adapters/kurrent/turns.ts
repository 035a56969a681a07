/** Work on one stream, one after the other, in order of arrival. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  take<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(stream);
    const turn = before ? before.then(work, work) : work();
    this.last.set(stream, turn);
    const leave = (): void => {
      if (this.last.get(stream) === turn) this.last.delete(stream);
    };
    turn.then(leave, leave);
    return turn;
  }
}
