// Misconception: a transaction ends with a commit.
// Fails: rollsBack, cancelledInTheBody, rollbackFails,
//   commitFails, commitAndRollbackFail,
//   autoCommitFailsAfterTheCommit, autoCommitFailsAfterTheRollback,
//   lostInTheBody, innerAndOuterFail,
//   cancelledInAFailingCommit, cancelledInTheRollback,
//   cancelledInAFailingRollback, cancelledInTheBeginning,
//   aTransactionCancelledAtEveryMoment, oneOfTwoCancelledAtEveryMoment,
//   transactionAndStreamOnH2, load,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.db;

import java.util.concurrent.Callable;

final class Transaction {

  private static <T> T outer(Link link, Callable<? extends T> body) throws Exception {
    link.call(
        connection -> {
          connection.setAutoCommit(false);
          return null;
        });
    try {
      return body.call();
    } finally {
      link.call(
          connection -> {
            connection.commit();
            connection.setAutoCommit(true);
            return null;
          });
    }
  }
}
