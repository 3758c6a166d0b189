// Misconception: a crawler makes a pause.
// Fails: aPause, aPauseHoldsNoPermit, aPauseAfterWaiting, heldBackWhileAllAreBusy,
//   slowedDownWhileAllAreBusy, cancelledBeforeItBegins, saidBefore, slowDown
package asyncio.scrape;

final class Politeness {

  private final Gate common = new Gate();

  private Held awaitBegin(Gate gate) {
    EventLoop loop = EventLoop.running();
    common.delay = gate.delay;
    common.heldBackUntil = Math.max(common.heldBackUntil, gate.heldBackUntil);
    while (true) {
      while (loop.time() < common.mayBeginAt()) {
        await(sleep(Duration.ofNanos(common.mayBeginAt() - loop.time())));
      }
      Held ofAll = await(all.acquire());
      if (loop.time() >= common.mayBeginAt()) {
        common.lastBegin = OptionalLong.of(loop.time());
        return ofAll;
      }
      ofAll.close();
    }
  }
}
