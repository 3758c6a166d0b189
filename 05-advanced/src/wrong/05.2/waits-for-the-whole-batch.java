// Misconception: the next batch begins when the last one is through.
// Fails: oneForOne, backPressure, aJobFails, anArgumentCannotBeHad, thePoolIsShutDown
package asyncio.process;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void takeNextChunk() {
    try {
      taken = await(ahead.peek()).iterator();
    } catch (Throwable end) {
      close();
      throw end;
    }
    ahead.poll();
    if (ahead.isEmpty()) {
      fill();
    }
  }
}
