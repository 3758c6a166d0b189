// Misconception: the last argument is the one after the chunk.
// Fails: chunks, oneForOne, backPressure, lazyArguments, aJobFails, anArgumentCannotBeHad, theLimit
package asyncio.process;

import java.util.ArrayList;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private ArrayList<A> nextArguments() {
    var chunk = new ArrayList<A>();
    while (!closed && chunk.size() <= chunking.size() && arguments.hasNext()) {
      chunk.add(arguments.next());
    }
    return chunk;
  }
}
