// Misconception: each transaction commits what it has done.
// Fails: innerCommits, innerFails, innerRunsOutOfTime,
//   innerIsReleased, releaseFails, savepointFails,
//   cancelledInTheInnerRollback, cancelledInTheRelease,
//   aTransactionCancelledAtEveryMoment, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.db;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;
import java.util.concurrent.Callable;

final class Transaction {

  static <T> Coroutine<T> around(Link link, Callable<? extends T> body) {
    return async(() -> outer(link, body));
  }
}
