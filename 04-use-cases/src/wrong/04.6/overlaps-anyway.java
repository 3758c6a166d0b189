// Misconception: a run begins when it is due.
// Fails: turns, roomBeforeTheFirstBegins, clearLeavesTheRuns, turnsInOrder, skip, bufferOne,
//   bufferAll, missedWithoutRoom, soManyRuns, soManyRunsThatWait, theTaskOfTheHandler,
//   givesUpWhileSomeWait, cancel, factsAfterCancel, theTaskIsCancelled, stopWhileSomeWait,
//   stopAtTheLast, aForgottenSeries, facts, namesOfRuns, nothingDueAfterTheLast
package asyncio.periodic;

import java.util.Optional;

final class Turns {

  boolean offer(Tick tick) {
    waiting.add(tick);
    return true;
  }

  Optional<Tick> next() {
    return Optional.ofNullable(waiting.poll());
  }
}
