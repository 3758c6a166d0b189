// Alternative: results are moved from the chunk into a queue.
package asyncio.process;

import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Optional;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private final ArrayDeque<Optional<R>> ready = new ArrayDeque<>();

  private final class Results {

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && !ahead.isEmpty()) {
        takeNextChunk();
        taken.forEachRemaining(result -> ready.add(Optional.ofNullable(result)));
      }
      return !closed && !ready.isEmpty();
    }

    @Override
    public R next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.poll().orElse(null);
    }
  }
}
