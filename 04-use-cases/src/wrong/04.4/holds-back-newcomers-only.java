// Misconception: who has waited may begin.
// Fails: heldBackWhileAllAreBusy, slowedDownWhileAllAreBusy
package asyncio.scrape;

final class Politeness {

  private Held awaitBegin(Gate gate) {
    EventLoop loop = EventLoop.running();
    while (loop.time() < gate.mayBeginAt()) {
      await(sleep(Duration.ofNanos(gate.mayBeginAt() - loop.time())));
    }
    Held ofAll = await(all.acquire());
    gate.lastBegin = OptionalLong.of(loop.time());
    return ofAll;
  }
}
