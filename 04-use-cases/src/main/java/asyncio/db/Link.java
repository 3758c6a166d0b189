package asyncio.db;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.shield;
import static asyncio.Asyncio.waitUntil;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * A JDBC connection as the loop sees it. JDBC itself is used on the workers' threads only, by one
 * call at a time; here is known whether a thread is at work on the connection, whether a
 * transaction is open, and whether something speaks against using it again.
 *
 * <p>Use it on the loop's thread only.
 */
final class Link {

  private static final int SECONDS_TO_ANSWER = 5;

  private final EventLoop loop = EventLoop.running();
  private final JdbcThreads threads;
  private final Connection connection;
  private final Duration patience;
  private Future<?> running;
  private volatile boolean inTransaction;
  private boolean doubtful;
  private boolean lost;

  private Link(JdbcThreads threads, Connection connection, Duration patience) {
    this.threads = threads;
    this.connection = connection;
    this.patience = patience;
  }

  /**
   * Has a worker open a connection. What goes wrong is in the future. If that is cancelled, the
   * connection is closed as soon as it has been opened.
   */
  static Future<Link> open(JdbcThreads threads, ConnectionSource source, Duration patience) {
    var opened = new Future<Link>(EventLoop.running());
    whenDone(
        onWorker(threads, source::open),
        call -> {
          switch (call.exception()) {
            case null -> arrived(new Link(threads, call.result(), patience), opened);
            case Throwable failure -> failed(opened, failure);
          }
        });
    return opened;
  }

  /** If nobody waits for it any more, it is closed. */
  private static void arrived(Link link, Future<Link> opened) {
    if (opened.isDone()) {
      link.discard();
    } else {
      opened.setResult(link);
    }
  }

  private static void failed(Future<Link> opened, Throwable failure) {
    if (!opened.isDone()) {
      opened.setException(failure);
    }
  }

  // Calls

  /**
   * Has a worker do something with the connection. To cancel the future that is returned changes
   * nothing: the worker goes on, and the connection is in use until it has ended.
   *
   * @throws IllegalStateException if a worker is at it already: {@code another statement is running
   *     on this connection}
   * @throws SQLNonTransientConnectionException if the connection is lost: {@code the connection is
   *     lost}
   */
  <T> Future<T> begin(JdbcWork<? extends T> work) throws SQLException {
    if (lost) {
      throw new SQLNonTransientConnectionException("the connection is lost", "08003");
    }
    if (isBusy()) {
      throw new IllegalStateException("another statement is running on this connection");
    }
    Future<T> call = threads.call(() -> workOn(work));
    running = call;
    whenDone(call, this::ended);
    return shield(call);
  }

  /** In a worker's thread. */
  private <T> T workOn(JdbcWork<T> work) throws Exception {
    try {
      return work.run(connection);
    } finally {
      inTransaction = !isKnownToBeClean();
    }
  }

  private boolean isKnownToBeClean() {
    try {
      return connection.isClosed() || connection.getAutoCommit();
    } catch (SQLException unknown) {
      return false;
    }
  }

  private void ended(Future<?> call) {
    running = null;
    doubtful |= call.exception() != null;
  }

  /**
   * Has a worker do something with the connection, and suspends until that has ended, whatever
   * happens meanwhile. Who is cancelled while it waits throws the {@link CancelledError} only then;
   * a failure of the work is suppressed in it. If the work has not ended when the {@linkplain
   * #outlast patience} is over, the connection is cut, and is lost.
   *
   * @throws IllegalStateException as {@link #begin} does
   * @throws SQLException likewise, or because the work fails
   */
  <T> T call(JdbcWork<? extends T> work) throws SQLException {
    Future<T> call = begin(work);
    try {
      await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(call)));
    } catch (CancelledError cancelled) {
      if (!outlast(patience, call)) {
        cut();
      } else if (call.exception() != null) {
        cancelled.addSuppressed(call.exception());
      }
      throw cancelled;
    }
    return call.result();
  }

  /**
   * Has a rescuer ask a statement to end early, while a worker executes it.
   *
   * @return when the driver has passed it on; it does not fail, as a statement that has ended in
   *     the meantime needs no cancelling. A driver may lose it, if the statement has not begun yet
   */
  Future<Void> cancel(Statement statement) {
    return quietly(
        () -> {
          statement.cancel();
          return null;
        });
  }

  /**
   * Suspends until futures are done, for a time at most, and takes no notice if the task is
   * cancelled meanwhile: it was cancelled before, and has to put its things in order. What they
   * fail with, then or later, counts as retrieved.
   *
   * @return whether they are done
   */
  boolean outlast(Duration most, Future<?>... futures) {
    long end = loop.timeAfter(most);
    List<Future<Object>> all = Arrays.stream(futures).map(Link::<Object>cast).toList();
    while (!all.stream().allMatch(Future::isDone) && loop.time() < end) {
      try {
        await(waitUntil(ReturnWhen.ALL_COMPLETED, Duration.ofNanos(end - loop.time()), all));
      } catch (CancelledError again) {
        // Once is enough.
      }
    }
    boolean done = all.stream().allMatch(Future::isDone);
    all.forEach(future -> future.addDoneCallback(Link::retrieve));
    return done;
  }

  private static void retrieve(Future<?> ended) {
    if (!ended.isCancelled()) {
      ended.exception();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> Future<T> cast(Future<?> future) {
    return (Future<T>) future;
  }

  // What is known of it

  /** How long a thread that was told to end may take. */
  Duration patience() {
    return patience;
  }

  /** Whether a worker is at it. */
  boolean isBusy() {
    return running != null;
  }

  /** Whether a transaction is open: whether auto-commit is off. */
  boolean isInTransaction() {
    return inTransaction && !lost;
  }

  /** Whether it is not to be used again. */
  boolean isLost() {
    return lost;
  }

  /**
   * Whether the next one can have it as it is: no thread is at it, no transaction is open, and
   * nothing has failed since it was last cleaned.
   */
  boolean isFit() {
    return !isBusy() && !inTransaction && !doubtful && !lost;
  }

  /** Never use it again: nobody knows in what state it is. */
  void giveUp() {
    lost = true;
  }

  /** Cuts it, whatever a worker is doing with it, and does not wait. */
  void cut() {
    lost = true;
    quietly(
        () -> {
          connection.abort(threads.rescuers());
          return null;
        });
  }

  // For the pool

  /**
   * Has a worker make it fit for the next one, after the one that may still be at it: rolls back
   * what is open, and asks the database whether it answers.
   *
   * @return whether it is fit now; it does not fail
   */
  Future<Boolean> clean() {
    return check(
        () -> {
          if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
          }
          return connection.isValid(SECONDS_TO_ANSWER);
        });
  }

  /** Asks the database whether it answers; this is {@link #clean} for one that is clean. */
  Future<Boolean> check() {
    return check(() -> connection.isValid(SECONDS_TO_ANSWER));
  }

  private Future<Boolean> check(JdbcCheck check) {
    var checked = new Future<Boolean>(loop);
    afterWhatRuns(
        () -> {
          if (lost) {
            checked.setResult(false);
            return;
          }
          Future<Boolean> call = onWorker(threads, check::passes);
          running = call;
          whenDone(
              call,
              _ -> {
                running = null;
                lost |= call.exception() != null || !call.result();
                inTransaction = false;
                doubtful = false;
                checked.setResult(!lost);
              });
        });
    return checked;
  }

  /**
   * Has a worker close it, after the one that may still be at it.
   *
   * @return when it is closed; it does not fail
   */
  Future<Void> discard() {
    lost = true;
    var discarded = new Future<Void>(loop);
    afterWhatRuns(
        () -> {
          Future<Void> call =
              onWorker(
                  threads,
                  () -> {
                    connection.close();
                    return null;
                  });
          running = call;
          whenDone(
              call,
              _ -> {
                running = null;
                call.exception();
                discarded.setResult(null);
              });
        });
    return discarded;
  }

  private void afterWhatRuns(Runnable next) {
    if (isBusy()) {
      running.addDoneCallback(_ -> next.run());
    } else {
      next.run();
    }
  }

  private Future<Void> quietly(Callable<Void> rescue) {
    var ended = new Future<Void>(loop);
    Future<Void> call = rescued(rescue);
    whenDone(
        call,
        _ -> {
          call.exception();
          ended.setResult(null);
        });
    return shield(ended);
  }

  private Future<Void> rescued(Callable<Void> rescue) {
    try {
      return threads.rescue(rescue);
    } catch (RejectedExecutionException closed) {
      return failed(closed);
    }
  }

  private static <T> Future<T> onWorker(JdbcThreads threads, Callable<T> work) {
    try {
      return threads.call(work);
    } catch (RejectedExecutionException closed) {
      return failed(closed);
    }
  }

  private static <T> Future<T> failed(Throwable failure) {
    var failed = new Future<T>(EventLoop.running());
    failed.setException(failure);
    return failed;
  }

  private static <T> void whenDone(Future<T> future, Consumer<Future<T>> then) {
    future.addDoneCallback(then::accept);
  }

  @FunctionalInterface
  private interface JdbcCheck {
    boolean passes() throws SQLException;
  }
}
