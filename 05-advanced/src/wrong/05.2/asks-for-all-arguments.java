// Misconception: the arguments are copied, so that they can be cut.
// Fails: backPressure, lazyArguments, closedWhileTheArgumentsWait, anArgumentCannotBeHad
package asyncio.process;

import java.util.ArrayList;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  ChunkedMap(
      Submitter submitter,
      JobFunction<A, R> function,
      Iterable<? extends A> arguments,
      Chunking chunking) {
    this.submitter = submitter;
    this.function = function;
    var all = new ArrayList<A>();
    arguments.forEach(all::add);
    this.arguments = all.iterator();
    this.chunking = chunking;
    fill();
  }
}
