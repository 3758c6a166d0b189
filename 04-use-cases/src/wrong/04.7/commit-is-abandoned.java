// Misconception: to await the future of a call is to wait for its end.
// Fails: commitFails, commitAndRollbackFail,
//   cancelledInTheCommit, cancelledInAFailingCommit,
//   aTransactionCancelledAtEveryMoment
package asyncio.db;

import static asyncio.Asyncio.await;

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
      if (!await(link.begin(Transaction::commit))) {
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
}
