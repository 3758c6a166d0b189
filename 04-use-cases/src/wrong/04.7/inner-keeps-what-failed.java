// Misconception: a transaction within another one is part of it.
// Fails: Transacting.innerFails, Transacting.innerRunsOutOfTime, Transacting.innerIsReleased,
//   Transacting.releaseFails, Transacting.savepointFails, Transacting.cancelledInTheInnerRollback,
//   Transacting.cancelledInTheRelease, Together.theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.db;

import java.util.concurrent.Callable;

final class Transaction {

  private static <T> T inner(Link link, Callable<? extends T> body) throws Exception {
    return body.call();
  }
}
