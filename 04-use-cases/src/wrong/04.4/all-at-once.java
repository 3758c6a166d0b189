// Misconception: a limit for each server is limit enough.
// Fails: soManyInAll, aPauseHoldsNoPermit, aPauseAfterWaiting, heldBackWhileAllAreBusy,
//   slowedDownWhileAllAreBusy, cancelledBeforeItBegins
package asyncio.scrape;

final class Politeness {

  private Held awaitBegin(Gate gate) {
    EventLoop loop = EventLoop.running();
    while (true) {
      while (loop.time() < gate.mayBeginAt()) {
        await(sleep(Duration.ofNanos(gate.mayBeginAt() - loop.time())));
      }
      if (loop.time() >= gate.mayBeginAt()) {
        gate.lastBegin = OptionalLong.of(loop.time());
        return () -> {};
      }
    }
  }
}
