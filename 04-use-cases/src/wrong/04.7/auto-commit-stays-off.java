// Misconception: a commit ends the transaction, and that is all.
// Fails: commits, rollsBack, cancelledInTheBody,
//   commitFails, autoCommitFailsAfterTheCommit,
//   autoCommitFailsAfterTheRollback, innerCommits, innerFails,
//   innerIsReleased, releaseFails, cancelledInTheCommit,
//   cancelledInAFailingCommit, cancelledInTheRollback,
//   cancelledInTheRelease, cancelledInTheBeginning,
//   aTransactionCancelledAtEveryMoment
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
      link.call(
          connection -> {
            connection.commit();
            return null;
          });
      return result;
    } catch (Throwable failure) {
      undo(
          link,
          failure,
          connection -> {
            connection.rollback();
            return null;
          });
      throw failure;
    }
  }
}
