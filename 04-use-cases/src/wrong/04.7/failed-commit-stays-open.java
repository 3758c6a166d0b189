// Misconception: only the body can fail.
// Fails: commitFails, commitAndRollbackFail,
//   cancelledInAFailingCommit, cancelledInTheBeginning,
//   aTransactionCancelledAtEveryMoment
package asyncio.db;

import java.util.concurrent.Callable;

final class Transaction {

  private static <T> T outer(Link link, Callable<? extends T> body) throws Exception {
    link.call(
        connection -> {
          connection.setAutoCommit(false);
          return null;
        });
    T result;
    try {
      result = body.call();
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
    if (!link.call(Transaction::commit)) {
      link.giveUp();
    }
    return result;
  }
}
