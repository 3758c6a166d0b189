// Misconception: auto-commit belongs into a finally, so that it is on in any case.
// Fails: rollbackFails, commitAndRollbackFail,
//   cancelledInAFailingRollback
package asyncio.db;

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
      if (!link.call(Transaction::commit)) {
        link.giveUp();
      }
      return result;
    } catch (Throwable failure) {
      undo(
          link,
          failure,
          connection -> {
            try {
              connection.rollback();
            } finally {
              connection.setAutoCommit(true);
            }
            return null;
          });
      throw failure;
    }
  }
}
