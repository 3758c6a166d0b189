// Misconception: a failure within a transaction is the end of it.
// Fails: innerFails, innerRunsOutOfTime, innerIsReleased,
//   releaseFails, savepointFails, cancelledInTheInnerRollback,
//   cancelledInTheRelease, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.db;

import java.util.concurrent.Callable;

final class Transaction {

  private static <T> T inner(Link link, Callable<? extends T> body) throws Exception {
    try {
      return body.call();
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
