// Misconception: once the commit has worked, there is nothing to cancel.
// Fails: cancelledInTheCommit
package asyncio.db;

import asyncio.task.CancelledError;
import java.sql.SQLException;
import java.util.concurrent.Callable;

final class Transaction {

  private static <T> T outer(Link link, Callable<? extends T> body) throws Exception {
    try {
      link.call(
          connection -> {
            connection.setAutoCommit(false);
            return null;
          });
      T result = body.call();
      commitAndForget(link);
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

  private static void commitAndForget(Link link) throws SQLException {
    try {
      if (!link.call(Transaction::commit)) {
        link.giveUp();
      }
    } catch (CancelledError cancelled) {
      if (link.isInTransaction() || link.isLost()) {
        throw cancelled;
      }
    }
  }
}
