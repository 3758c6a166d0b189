// Misconception: numbers are the caller's business.
// Fails: inARow
package asyncio.perf;

public final class Cursor<T> {
  public Cursor(Chunks<T> chunks, int inARow) {
    this.chunks = chunks;
    this.inARow = inARow;
  }
}
