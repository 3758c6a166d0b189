// Misconception: what is committed or rolled back is over.
// Fails: autoCommitFailsAfterTheCommit, autoCommitFailsAfterTheRollback
package asyncio.db;

import java.sql.Connection;
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
      link.call(Transaction::commit);
      return result;
    } catch (Throwable failure) {
      undo(
          link,
          failure,
          connection -> {
            connection.rollback();
            return isOn(connection);
          });
      throw failure;
    }
  }

  private static Void isOn(Connection connection) {
    try {
      connection.setAutoCommit(true);
    } catch (SQLException unimportant) {
      // The pool will see to it.
    }
    return null;
  }
}
