// Misconception: only the body can fail.
// Fails: releaseFails
package asyncio.db;

import java.sql.Savepoint;
import java.util.concurrent.Callable;

final class Transaction {

  private static <T> T inner(Link link, Callable<? extends T> body) throws Exception {
    Savepoint savepoint = link.call(connection -> connection.setSavepoint());
    T result;
    try {
      result = body.call();
    } catch (Throwable failure) {
      undo(
          link,
          failure,
          connection -> {
            connection.rollback(savepoint);
            return null;
          });
      throw failure;
    }
    link.call(
        connection -> {
          connection.releaseSavepoint(savepoint);
          return null;
        });
    return result;
  }
}
