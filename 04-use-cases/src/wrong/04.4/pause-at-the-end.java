// Misconception: a pause comes after something has ended.
// Fails: aPause, aPauseHoldsNoPermit, aPauseAfterWaiting, crawlDelay
package asyncio.scrape;

final class Politeness {

  Coroutine<Held> turn(Origin origin) {
    return async(
        () -> {
          Gate gate = gate(origin);
          Held ofServer = await(gate.permits.acquire());
          try (var _ = await(gate.inOrder.acquire())) {
            Held ofAll = awaitBegin(gate);
            return () -> {
              gate.lastBegin = OptionalLong.of(EventLoop.running().time());
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
