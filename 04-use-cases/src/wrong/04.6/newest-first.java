// Misconception: a deque gives back what was put in.
// Fails: theLoopIsHeldUpAndCatchesUp, roomBeforeTheFirstBegins, turnsInOrder, bufferAll,
//   soManyRunsThatWait, stopAtTheLast
package asyncio.periodic;

import java.util.Optional;

final class Turns {

  Optional<Tick> next() {
    if (underWay == overlap.atOnce() || waiting.isEmpty()) {
      return Optional.empty();
    }
    underWay++;
    return Optional.of(waiting.removeLast());
  }
}
