package asyncio.sync;

import java.util.ArrayDeque;
import java.util.Collections;
import loopcraft.grader.Exercise;

/** A queue that gives out last what came first: {@code asyncio.LifoQueue}. */
@Exercise("03.6")
public final class LifoQueue<T> extends Queue<T> {

  /**
   * Makes a queue.
   *
   * @param maxSize how many items it holds at most; 0 is no bound
   */
  public LifoQueue(int maxSize) {
    super(maxSize, Collections.asLifoQueue(new ArrayDeque<>()));
  }
}
