// Misconception: a pause is settled when it begins.
// Fails: slowedDownWhileAllAreBusy, slowDown, crawlDelay
package asyncio.scrape;

final class Politeness {

  private final class Gate {

    final Semaphore permits = new Semaphore(perHost);
    final Lock inOrder = new Lock();
    Duration delay = Politeness.this.delay;
    OptionalLong lastBegin = OptionalLong.empty();
    long heldBackUntil = Long.MIN_VALUE;
    long nextBegin = Long.MIN_VALUE;

    long mayBeginAt() {
      return Math.max(heldBackUntil, nextBegin);
    }
  }

  private Held awaitBegin(Gate gate) {
    EventLoop loop = EventLoop.running();
    while (true) {
      while (loop.time() < gate.mayBeginAt()) {
        await(sleep(Duration.ofNanos(gate.mayBeginAt() - loop.time())));
      }
      Held ofAll = await(all.acquire());
      if (loop.time() >= gate.mayBeginAt()) {
        gate.nextBegin = loop.timeAfter(gate.delay);
        return ofAll;
      }
      ofAll.close();
    }
  }
}
