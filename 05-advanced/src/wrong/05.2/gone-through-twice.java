// Misconception: whoever asks has an iterator.
// Fails: once
package asyncio.process;

import java.util.Iterator;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  @Override
  public Iterator<R> iterator() {
    return new Results();
  }
}
