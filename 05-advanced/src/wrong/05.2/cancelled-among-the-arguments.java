// Misconception: an iterator throws exceptions; who waits is cancelled elsewhere.
// Fails: cancelledWhileTheArgumentsWait
package asyncio.process;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void fill() {
    try {
      while (!closed && ahead.size() < chunking.mostAhead() && arguments.hasNext()) {
        var chunk = new Chunk<A, R>(function, nextArguments());
        if (!closed) {
          ahead.add(submitter.submit(chunk, chunking.limit()));
        }
      }
    } catch (RuntimeException end) {
      close();
      throw end;
    }
  }
}
