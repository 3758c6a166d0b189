// Misconception: who has a permit may take its time.
// Fails: aPauseHoldsNoPermit, aPauseAfterWaiting, heldBackWhileAllAreBusy
package asyncio.scrape;

final class Politeness {

  private Held awaitBegin(Gate gate) {
    EventLoop loop = EventLoop.running();
    Held ofAll = await(all.acquire());
    try {
      while (loop.time() < gate.mayBeginAt()) {
        await(sleep(Duration.ofNanos(gate.mayBeginAt() - loop.time())));
      }
      gate.lastBegin = OptionalLong.of(loop.time());
      return ofAll;
    } catch (Throwable givenUp) {
      ofAll.close();
      throw givenUp;
    }
  }
}
