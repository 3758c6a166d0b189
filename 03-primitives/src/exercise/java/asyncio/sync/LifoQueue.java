package asyncio.sync;

import static loopcraft.grader.Todo.todo;

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
    throw todo("03.6");
  }
}
