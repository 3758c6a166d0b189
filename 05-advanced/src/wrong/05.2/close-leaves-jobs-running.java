// Misconception: a map that is closed gives nothing out any more.
// Fails: closedInTheMiddle, closedWhileSomebodyWaits, cancelledWhileTheArgumentsWait,
//   anArgumentCannotBeHad, thePoolIsShutDown
package asyncio.process;

import static asyncio.Asyncio.await;

import asyncio.task.Future;
import java.util.Collections;
import java.util.List;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  @Override
  public void close() {
    closed = true;
    taken = Collections.emptyIterator();
    ahead.clear();
  }

  private void takeNextChunk() {
    List<R> results;
    try {
      results = await(ahead.peek());
    } catch (Throwable end) {
      ahead.forEach(Future::cancel);
      close();
      throw end;
    }
    if (!closed) {
      taken = results.iterator();
      ahead.poll();
      fill();
    }
  }
}
