// Misconception: each transaction commits what it has done.
// Fails: Transacting.innerCommits, Transacting.innerFails, Transacting.innerRunsOutOfTime,
//   Transacting.innerIsReleased, Transacting.releaseFails, Transacting.savepointFails,
//   Transacting.cancelledInTheInnerRollback, Transacting.cancelledInTheRelease,
//   Transacting.cancelledAtEveryMoment, Together.theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.db;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;
import java.util.concurrent.Callable;

final class Transaction {

  static <T> Coroutine<T> around(Link link, Callable<? extends T> body) {
    return async(() -> outer(link, body));
  }
}
