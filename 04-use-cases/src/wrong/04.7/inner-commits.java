// Misconception: each transaction commits what it has done.
// Fails: Together.theDemoPrintsWhatItsCPythonTwinPrints, Transacting.innerCommits,
//   Transacting.innerFails, Transacting.savepointFails, Transacting.cancelledAtEveryMoment
package asyncio.db;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;
import java.util.concurrent.Callable;

final class Transaction {

  static <T> Coroutine<T> around(Link link, Callable<? extends T> body) {
    return async(() -> outer(link, body));
  }
}
