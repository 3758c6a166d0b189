// Misconception: a commit ends the transaction, and that is all.
// Fails: Transacting.commits, Transacting.rollsBack, Transacting.cancelledInTheBody,
//   Transacting.commitFails, Transacting.autoCommitFailsAfterTheCommit,
//   Transacting.autoCommitFailsAfterTheRollback, Transacting.innerCommits, Transacting.innerFails,
//   Transacting.innerIsReleased, Transacting.releaseFails, Transacting.cancelledInTheCommit,
//   Transacting.cancelledInAFailingCommit, Transacting.cancelledInTheRollback,
//   Transacting.cancelledInTheRelease, Transacting.cancelledInTheBeginning,
//   Transacting.cancelledAtEveryMoment
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
