// Misconception: a savepoint is needed only to go back.
// Fails: innerIsReleased, releaseFails, cancelledInTheRelease
package asyncio.db;

import java.sql.Savepoint;
import java.util.concurrent.Callable;

final class Transaction {

  private static <T> T inner(Link link, Callable<? extends T> body) throws Exception {
    Savepoint savepoint = link.call(connection -> connection.setSavepoint());
    try {
      return body.call();
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
