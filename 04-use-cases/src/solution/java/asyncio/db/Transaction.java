package asyncio.db;

import static asyncio.Asyncio.async;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import loopcraft.grader.Exercise;

/**
 * All or nothing: {@code async with connection.transaction()}.
 *
 * <p>In JDBC there is no call that begins a transaction. With auto-commit off, the next statement
 * begins one; {@code commit} and {@code rollback} end it. To switch auto-commit on in the middle of
 * a transaction <em>commits</em> it.
 */
@Exercise(value = "04.7", part = 2)
final class Transaction {

  private Transaction() {}

  /**
   * A coroutine that runs a body within a transaction, and returns what the body returns.
   *
   * <p>It switches auto-commit off, runs the body, commits, and switches auto-commit on. Whatever
   * the body throws, a {@link CancelledError} too, it rolls back instead, switches auto-commit on,
   * and throws the same. It does so as well if the commit fails.
   *
   * <p>If {@link Link#isInTransaction} already when the coroutine begins, this is one within
   * another: a savepoint is set, and released when the body returns. If the body throws, or the
   * release fails, it is rolled back to the savepoint, and the same comes out; the outer one goes
   * on if it catches that.
   *
   * <p>What goes wrong in a rollback is suppressed in what led to it; auto-commit stays off then,
   * and the connection is {@linkplain Link#giveUp given up}. So it is if auto-commit cannot be
   * switched on. After a rollback, that failure is suppressed, too; after a commit, nobody hears of
   * it, and the body's result is returned: what is committed must not look as if it were not. On a
   * connection that is lost already, nothing is tried.
   *
   * <p>Who is cancelled during one of these calls to the database throws the {@link CancelledError}
   * when that call has ended, as {@link Link#call} does; and the transaction is rolled back, unless
   * that call was a commit, or the release of a savepoint, which has worked. If it is cancelled
   * during a rollback, the {@code CancelledError} comes out, and what led to the rollback is
   * suppressed in it; if that rollback fails, the connection is given up all the same.
   */
  static <T> Coroutine<T> around(Link link, Callable<? extends T> body) {
    return async(() -> link.isInTransaction() ? inner(link, body) : outer(link, body));
  }

  private static <T> T outer(Link link, Callable<? extends T> body) throws Exception {
    try {
      link.call(
          connection -> {
            connection.setAutoCommit(false);
            return null;
          });
      T result = body.call();
      if (!link.call(Transaction::commit)) {
        link.giveUp();
      }
      return result;
    } catch (Throwable failure) {
      undo(
          link,
          failure,
          connection -> {
            connection.rollback();
            connection.setAutoCommit(true);
            return null;
          });
      throw failure;
    }
  }

  /** Commits, and says whether auto-commit is on again; what is committed stays so without it. */
  private static boolean commit(Connection connection) throws SQLException {
    connection.commit();
    try {
      connection.setAutoCommit(true);
      return true;
    } catch (SQLException _) {
      return false;
    }
  }

  private static <T> T inner(Link link, Callable<? extends T> body) throws Exception {
    Savepoint savepoint = link.call(connection -> connection.setSavepoint());
    var released = new AtomicBoolean();
    try {
      T result = body.call();
      link.call(
          connection -> {
            connection.releaseSavepoint(savepoint);
            released.set(true);
            return null;
          });
      return result;
    } catch (Throwable failure) {
      if (!released.get()) {
        undo(
            link,
            failure,
            connection -> {
              connection.rollback(savepoint);
              return null;
            });
      }
      throw failure;
    }
  }

  /** Rolls back, if there is something to roll back. */
  private static void undo(Link link, Throwable failure, JdbcWork<Void> rollback) {
    if (!link.isInTransaction()) {
      return;
    }
    try {
      link.call(rollback);
    } catch (CancelledError cancelled) {
      if (cancelled.getSuppressed().length > 0) {
        link.giveUp();
      }
      cancelled.addSuppressed(failure);
      throw cancelled;
    } catch (Throwable failed) {
      link.giveUp();
      failure.addSuppressed(failed);
    }
  }
}
