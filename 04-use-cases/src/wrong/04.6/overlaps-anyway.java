// Misconception: a run begins when it is due.
// Fails: turns, turnsInOrder, skip, bufferOne, bufferAll, soManyRuns, soManyRunsThatWait,
//   stopWhileSomeWait, cancel, aForgottenSeries, facts
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
