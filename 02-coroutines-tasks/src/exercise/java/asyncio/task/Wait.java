package asyncio.task;

import static loopcraft.grader.Todo.todo;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import loopcraft.grader.Exercise;

/**
 * Waiting for one or all of several futures, and leaving them as they are: {@code asyncio.wait}.
 */
@Exercise("02.7")
public final class Wait<T> {

  private Wait(Set<Future<T>> futures, ReturnWhen returnWhen) {
    throw todo("02.7");
  }

  /**
   * A coroutine that waits until some or all of several futures are done, or until time is up, and
   * returns which are and which are not, each once, in the order given. Nothing is cancelled,
   * nothing is thrown, not even when time is up, and nothing of the wait stays behind with the
   * futures or the loop, also if the wait itself is cancelled.
   *
   * <p>It looks at the futures when it starts to run. If what it waits for has happened by then, it
   * suspends all the same, for one iteration of the loop. It also suspends if there is no time at
   * all, so that whatever is ready to run has its turn.
   *
   * @param timeout counted from when it starts to run; null waits as long as it takes
   * @throws IllegalArgumentException if there are no futures
   */
  public static <T> Coroutine<DoneAndPending<T>> until(
      ReturnWhen returnWhen, Duration timeout, Collection<? extends Future<T>> futures) {
    throw todo("02.7");
  }
}
