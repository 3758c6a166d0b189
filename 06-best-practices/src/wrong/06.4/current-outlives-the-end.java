// Misconception: the last item stays the current one.
// Fails: noCurrent
package asyncio.perf;

public final class Cursor<T> {
  private T last;

  private void step() {
    last = chunk.get(next);
    next++;
    sinceTurn++;
  }

  public T current() {
    return last;
  }
}
