// Misconception: a load that was begun goes on to its end.
// Fails: allAreCancelled, cancelledTwice, aLoadThatRefuses, aFailureOfNobody,
//   cancelledAtEveryMoment
package asyncio.scrape;

import asyncio.task.Future;

final class SingleFlight<K, V> {

  private final class Flight {

    private void end() {
      task.addDoneCallback(Future::isCancelled);
    }
  }
}
