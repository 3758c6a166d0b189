// Alternative: the worker that commits rolls back at once if that fails.
package asyncio.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;

final class Transaction {

  private static <T> T outer(Link link, Callable<? extends T> body) throws Exception {
    T result;
    try {
      link.call(
          connection -> {
            connection.setAutoCommit(false);
            return null;
          });
      result = body.call();
    } catch (Throwable failure) {
      undo(link, failure, Transaction::rollBack);
      throw failure;
    }
    try {
      if (!link.call(Transaction::commit)) {
        link.giveUp();
      }
    } catch (Throwable failure) {
      if (link.isInTransaction()) {
        link.giveUp();
      }
      throw failure;
    }
    return result;
  }

  private static Void rollBack(Connection connection) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
    return null;
  }

  private static boolean commit(Connection connection) throws SQLException {
    try {
      connection.commit();
    } catch (SQLException failure) {
      try {
        rollBack(connection);
      } catch (SQLException failed) {
        failure.addSuppressed(failed);
      }
      throw failure;
    }
    try {
      connection.setAutoCommit(true);
      return true;
    } catch (SQLException unimportant) {
      return false;
    }
  }
}
