// Misconception: only an exception of the request itself needs to give the permits back.
// Fails: cancelARequestAtEveryMoment
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
              ofAll.close();
              ofServer.close();
            };
          } catch (Exception givenUp) {
            ofServer.close();
            throw givenUp;
          }
        });
  }
}
