// Misconception: a map that is closed gives nothing out any more.
// Fails: closedInTheMiddle, anArgumentCannotBeHad, thePoolIsShutDown
package asyncio.process;

import asyncio.task.Future;
import java.util.Collections;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  @Override
  public void close() {
    closed = true;
    taken = Collections.emptyIterator();
    ahead.clear();
  }

  private void takeNextChunk() {
    try {
      taken = await(ahead.peek()).iterator();
    } catch (Throwable end) {
      ahead.forEach(Future::cancel);
      close();
      throw end;
    }
    ahead.poll();
    fill();
  }
}
