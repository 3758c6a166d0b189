// Misconception: whether there is more is asked first, and costs nothing.
// Fails: lazyArguments
package asyncio.process;

import java.util.ArrayList;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private ArrayList<A> nextArguments() {
    var chunk = new ArrayList<A>();
    while (arguments.hasNext() && !closed && chunk.size() < chunking.size()) {
      chunk.add(arguments.next());
    }
    return chunk;
  }
}
