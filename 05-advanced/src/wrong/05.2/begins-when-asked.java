// Misconception: a map is lazy.
// Fails: beginsAtOnce, backPressure, lazyArguments, anArgumentCannotBeHad
package asyncio.process;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  ChunkedMap(
      Submitter submitter,
      JobFunction<A, R> function,
      Iterable<? extends A> arguments,
      Chunking chunking) {
    this.submitter = submitter;
    this.function = function;
    this.arguments = arguments.iterator();
    this.chunking = chunking;
  }

  private final class Results {

    @Override
    public boolean hasNext() {
      if (!taken.hasNext() && ahead.isEmpty()) {
        fill();
      }
      while (!taken.hasNext() && !ahead.isEmpty()) {
        takeNextChunk();
      }
      return taken.hasNext();
    }
  }
}
