// Misconception: a limit for all is limit enough.
// Fails: soManyToAServer, aSlowServer, heldBack, aSlowServerInACrawl
package asyncio.scrape;

final class Politeness {

  Coroutine<Held> turn(Origin origin) {
    return async(
        () -> {
          Gate gate = gate(origin);
          try (var _ = await(gate.inOrder.acquire())) {
            return awaitBegin(gate);
          }
        });
  }
}
