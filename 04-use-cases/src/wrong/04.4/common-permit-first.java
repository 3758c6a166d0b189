// Misconception: the order in which two permits are taken does not matter.
// Fails: aSlowServer, aPauseHoldsNoPermit, aPauseAfterWaiting, heldBack, heldBackWhileAllAreBusy,
//   inOrder, cancelARequestAtEveryMoment
// Removes: awaitBegin
package asyncio.scrape;

final class Politeness {

  Coroutine<Held> turn(Origin origin) {
    return async(
        () -> {
          Gate gate = gate(origin);
          EventLoop loop = EventLoop.running();
          Held ofAll = await(all.acquire());
          try {
            Held ofServer = await(gate.permits.acquire());
            while (loop.time() < gate.mayBeginAt()) {
              await(sleep(Duration.ofNanos(gate.mayBeginAt() - loop.time())));
            }
            gate.lastBegin = OptionalLong.of(loop.time());
            return () -> {
              ofServer.close();
              ofAll.close();
            };
          } catch (Throwable givenUp) {
            ofAll.close();
            throw givenUp;
          }
        });
  }
}
