// Misconception: who waits for the same time wakes in the order of asking.
// Fails: inOrder
package asyncio.scrape;

final class Politeness {

  Coroutine<Held> turn(Origin origin) {
    return async(
        () -> {
          Gate gate = gate(origin);
          Held ofServer = await(gate.permits.acquire());
          try {
            Held ofAll = awaitBegin(gate);
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
