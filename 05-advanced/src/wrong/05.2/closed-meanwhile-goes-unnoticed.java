// Misconception: between two lines of a method nothing happens.
// Fails: closedJustBeforeItIsTaken, closedWhileTheArgumentsWait
package asyncio.process;

import static asyncio.Asyncio.await;

import java.util.ArrayList;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void fill() {
    try {
      while (!closed && ahead.size() < chunking.mostAhead() && arguments.hasNext()) {
        var chunk = new Chunk<A, R>(function, nextArguments());
        ahead.add(submitter.submit(chunk, chunking.limit()));
      }
    } catch (Throwable end) {
      close();
      throw end;
    }
  }

  private ArrayList<A> nextArguments() {
    var chunk = new ArrayList<A>();
    while (chunk.size() < chunking.size() && arguments.hasNext()) {
      chunk.add(arguments.next());
    }
    return chunk;
  }

  private void takeNextChunk() {
    try {
      taken = await(ahead.peek()).iterator();
    } catch (Throwable end) {
      close();
      throw end;
    }
    ahead.poll();
    fill();
  }
}
