// Misconception: the next beginning can be reckoned in advance.
// Fails: aPauseAfterWaiting, heldBackWhileAllAreBusy, slowedDownWhileAllAreBusy,
//   cancelledBeforeItBegins
// Removes: awaitBegin
package asyncio.scrape;

final class Politeness {

  private Held awaitBegin(Gate gate) {
    EventLoop loop = EventLoop.running();
    return await(all.acquire());
  }

  Coroutine<Held> turn(Origin origin) {
    return async(
        () -> {
          Gate gate = gate(origin);
          EventLoop loop = EventLoop.running();
          Held ofServer = await(gate.permits.acquire());
          try {
            long begin = Math.max(loop.time(), gate.mayBeginAt());
            gate.lastBegin = OptionalLong.of(begin);
            while (loop.time() < Math.max(begin, gate.heldBackUntil)) {
              await(sleep(Duration.ofNanos(Math.max(begin, gate.heldBackUntil) - loop.time())));
            }
            Held ofAll = await(all.acquire());
            return () -> {
              ofAll.close();
              ofServer.close();
            };
          } catch (Throwable givenUp) {
            ofServer.close();
            throw givenUp;
          }
        });
  }
}
