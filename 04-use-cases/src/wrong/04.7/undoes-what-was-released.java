// Misconception: whatever is thrown, there is a savepoint to go back to.
// Fails: cancelledInTheRelease, aTransactionCancelledAtEveryMoment
package asyncio.db;

import java.sql.Savepoint;
import java.util.concurrent.Callable;

final class Transaction {

  private static <T> T inner(Link link, Callable<? extends T> body) throws Exception {
    Savepoint savepoint = link.call(connection -> connection.setSavepoint());
    try {
      T result = body.call();
      link.call(
          connection -> {
            connection.releaseSavepoint(savepoint);
            return null;
          });
      return result;
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
  }
}
