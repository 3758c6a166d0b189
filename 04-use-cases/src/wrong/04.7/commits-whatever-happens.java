// Misconception: a transaction ends with a commit.
// Fails: Transacting.rollsBack, Transacting.cancelledInTheBody, Transacting.rollbackFails,
//   Transacting.commitFails, Transacting.commitAndRollbackFail,
//   Transacting.autoCommitFailsAfterTheCommit, Transacting.autoCommitFailsAfterTheRollback,
//   Transacting.lostInTheBody, Transacting.innerAndOuterFail,
//   Transacting.cancelledInAFailingCommit, Transacting.cancelledInTheRollback,
//   Transacting.cancelledInAFailingRollback, Transacting.cancelledInTheBeginning,
//   Transacting.cancelledAtEveryMoment, Together.cancelledAtEveryMoment,
//   Together.transactionAndStreamOnH2, Together.load,
//   Together.theDemoPrintsWhatItsCPythonTwinPrints
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
