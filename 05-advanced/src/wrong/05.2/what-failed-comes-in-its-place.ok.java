// Alternative: an argument that cannot be had comes out after all results before it.
package asyncio.process;

import java.util.Iterator;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private RuntimeException failure;

  ChunkedMap(
      Submitter submitter,
      JobFunction<A, R> function,
      Iterable<? extends A> arguments,
      Chunking chunking) {
    this.submitter = submitter;
    this.function = function;
    this.arguments = arguments.iterator();
    this.chunking = chunking;
    fill();
    if (failure != null) {
      close();
      throw failure;
    }
  }

  private void fill() {
    try {
      while (failure == null
          && !closed
          && ahead.size() < chunking.mostAhead()
          && arguments.hasNext()) {
        var chunk = new Chunk<A, R>(function, nextArguments());
        if (!closed) {
          ahead.add(submitter.submit(chunk, chunking.limit()));
        }
      }
    } catch (RuntimeException thrown) {
      failure = thrown;
    } catch (Throwable end) {
      close();
      throw end;
    }
  }

  private final class Results implements Iterator<R> {

    @Override
    public boolean hasNext() {
      while (!taken.hasNext() && !ahead.isEmpty()) {
        takeNextChunk();
      }
      if (!taken.hasNext() && failure != null && !closed) {
        close();
        throw failure;
      }
      return taken.hasNext();
    }
  }
}
