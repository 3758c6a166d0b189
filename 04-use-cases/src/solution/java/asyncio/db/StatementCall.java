package asyncio.db;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.waitUntil;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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

  /** How long to wait before a statement that did not end is asked again. */
  private static final Duration ASK_AGAIN = Duration.ofMillis(100);

  /** What the thread is doing, or that it is to stop. */
  private sealed interface State {}

  private enum Phase implements State {
    /** Also before the thread has begun. */
    BETWEEN_STATEMENTS,
    ENDED,
    BROKEN_OFF
  }

  private record Executing(Statement statement) implements State {}

  private final Link link;
  private final StatementWork<T> work;
  private final AtomicReference<State> state = new AtomicReference<>(Phase.BETWEEN_STATEMENTS);

  private StatementCall(Link link, StatementWork<T> work) {
    this.link = link;
    this.work = work;
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
    return async(() -> new StatementCall<>(link, work).run());
  }

  private T run() throws SQLException {
    Future<T> call = link.begin(this::work);
    try {
      await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(call)));
    } catch (CancelledError cancelled) {
      breakOff(call);
      throw cancelled;
    }
    return call.result();
  }

  // On the worker's thread

  private T work(Connection connection) throws Exception {
    if (state.get() == Phase.BROKEN_OFF) {
      return null;
    }
    try {
      return work.run(connection, this::executing);
    } finally {
      state.set(Phase.ENDED);
    }
  }

  private void executing(Statement statement) {
    State before = state.getAndUpdate(old -> isOver(old) ? old : new Executing(statement));
    if (isOver(before)) {
      throw new IllegalStateException("the work has been broken off");
    }
  }

  private static boolean isOver(State state) {
    return state == Phase.BROKEN_OFF || state == Phase.ENDED;
  }

  // On the loop's thread

  private void breakOff(Future<T> call) {
    EventLoop loop = EventLoop.running();
    long end = loop.timeAfter(link.patience());
    State interrupted = state.getAndSet(Phase.BROKEN_OFF);
    Future<?> asking = call;
    do {
      if (loop.time() >= end) {
        link.cut();
        return;
      }
      if (!call.isDone() && interrupted instanceof Executing(Statement statement)) {
        asking = asking == call || asking.isDone() ? link.cancel(statement) : asking;
      }
    } while (!link.outlast(shorter(ASK_AGAIN, end - loop.time()), call, asking));
  }

  private static Duration shorter(Duration duration, long nanos) {
    return duration.toNanos() < nanos ? duration : Duration.ofNanos(nanos);
  }
}
