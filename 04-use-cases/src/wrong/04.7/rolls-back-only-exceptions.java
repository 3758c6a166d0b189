// Misconception: what goes wrong is an Exception.
// Fails: rollsBack, cancelledInTheBody, innerRunsOutOfTime,
//   cancelledInAFailingCommit, cancelledInTheBeginning,
//   aTransactionCancelledAtEveryMoment
package asyncio.db;

import java.sql.Savepoint;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

final class Transaction {

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
    } catch (Exception failure) {
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
    } catch (Exception failure) {
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
}
