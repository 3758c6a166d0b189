// Misconception: the sum of two positive numbers is positive.
// Fails: theLoopIsHeldUpAndCatchesUp, turnsInOrder, bufferAll, soManyRunsThatWait,
//   givesUpWhileSomeWait, runsCancelledAtEveryMoment, cancel, factsAfterCancel, theTaskIsCancelled,
//   stopWhileSomeWait, stopAtTheLast, aForgottenSeries, nothingDueAfterTheLast
package asyncio.periodic;

final class Turns {

  boolean offer(Tick tick) {
    boolean hasRoom = underWay + waiting.size() < overlap.atOnce() + overlap.waiting();
    if (hasRoom) {
      waiting.add(tick);
    }
    return hasRoom;
  }
}
