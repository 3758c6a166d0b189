// Misconception: a limit is for single jobs.
// Fails: theLimit
package asyncio.process;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void fill() {
    try {
      while (!closed && ahead.size() < chunking.mostAhead() && arguments.hasNext()) {
        ahead.add(submitter.submit(new Chunk<>(function, nextArguments()), null));
      }
    } catch (Throwable end) {
      close();
      throw end;
    }
  }
}
