// Misconception: a transaction within another one is part of it.
// Fails: innerFails, innerRunsOutOfTime, innerIsReleased,
//   releaseFails, savepointFails, cancelledInTheInnerRollback,
//   cancelledInTheRelease, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.db;

import java.util.concurrent.Callable;

final class Transaction {

  private static <T> T inner(Link link, Callable<? extends T> body) throws Exception {
    return body.call();
  }
}
