package asyncio.db;

import static loopcraft.grader.Todo.todo;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import java.sql.SQLException;
import loopcraft.grader.Exercise;

/**
 * Work with statements on a thread, which is broken off when the task that waits for it is
 * cancelled.
 *
 * <p>A thread cannot be stopped. What can be done: work that no thread has begun is not begun any
 * more; a statement that is being executed is asked to end, by {@link Link#cancel}; and work that
 * is between two statements is stopped by an exception when it announces the next one.
 */
@Exercise(value = "04.7", part = 3)
final class StatementCall<T> {

  private StatementCall(Link link, StatementWork<T> work) {
    throw todo("04.7");
  }

  /**
   * A coroutine that has a worker do some work, by {@link Link#begin}, and returns what comes of
   * it.
   *
   * <p>If it is cancelled while it waits, it breaks the work off, and throws the {@link
   * CancelledError} only when no thread is at work on the connection any more: neither the worker,
   * nor a rescuer that cancels the statement, since its call might hit the next statement. Whether
   * the work has failed or succeeded in the meantime makes no difference, even if the task has only
   * not heard of it yet; what it failed with may be suppressed in the {@code CancelledError}. If it
   * is cancelled once more, it takes no notice.
   *
   * <p>Work that a worker comes to only after that is not begun: the connection is not touched. Of
   * several statements, the one that was announced last is the one to cancel.
   *
   * <p>A driver may lose a call to cancel, as when the statement has not quite begun. So while the
   * statement has not ended, it is asked again, 100 ms after the last call began; not while that is
   * still under way. When {@link Link#patience} has passed since the cancellation, and a worker or
   * a rescuer is still at work, whatever it is doing, the connection is {@linkplain Link#cut cut},
   * and the {@code CancelledError} thrown without waiting any longer.
   *
   * @throws IllegalStateException from the coroutine, as {@link Link#begin} does; so is an {@link
   *     SQLException}
   */
  static <T> Coroutine<T> of(Link link, StatementWork<T> work) {
    throw todo("04.7");
  }

  // On the worker's thread

  // On the loop's thread
}
