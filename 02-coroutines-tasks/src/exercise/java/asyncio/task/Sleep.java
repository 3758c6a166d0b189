package asyncio.task;

import static loopcraft.grader.Todo.todo;

import java.time.Duration;
import loopcraft.grader.Exercise;

/** Waiting for time to pass: {@code asyncio.sleep}. */
@Exercise("02.4")
public final class Sleep {

  private Sleep() {}

  /**
   * A coroutine that returns a value once a time has passed. A delay that is zero or negative only
   * lets the loop go through one iteration, by a bare suspension and without a timer.
   *
   * <p>A sleep that is cancelled leaves no timer behind.
   *
   * @param result may be null
   */
  public static <T> Coroutine<T> of(Duration delay, T result) {
    throw todo("02.4");
  }
}
