// Misconception: a request has begun when it asks for its last permit.
// Fails: cancelledBeforeItBegins
package asyncio.scrape;

final class Politeness {

  private Held awaitBegin(Gate gate) {
    EventLoop loop = EventLoop.running();
    while (true) {
      while (loop.time() < gate.mayBeginAt()) {
        await(sleep(Duration.ofNanos(gate.mayBeginAt() - loop.time())));
      }
      Held ofAll;
      try {
        ofAll = await(all.acquire());
      } catch (Throwable givenUp) {
        gate.lastBegin = OptionalLong.of(loop.time());
        throw givenUp;
      }
      if (loop.time() >= gate.mayBeginAt()) {
        gate.lastBegin = OptionalLong.of(loop.time());
        return ofAll;
      }
      ofAll.close();
    }
  }
}
