// Misconception: a turn ends by itself when the request has ended.
// Fails: soManyToAServer, aSlowServer, aPause, heldBack, cancelARequestAtEveryMoment,
//   everyPageOnce, randomSites, randomSitesWithFailures, aFailingPage, theShortestWay,
//   aShorterWayByARedirect, aShorterWayOverVisitedPages, aShorterWayWhileHandled, randomDepths,
//   aSlowPage, aSlowServerInACrawl, redirects, redirectsWithoutEnd, redirectsInARow, handledAtOnce,
//   foundAtOnce, cancelledAtEveryMoment, overTheNetwork, sameAsCPython
package asyncio.scrape;

final class Politeness {

  Coroutine<Held> turn(Origin origin) {
    return async(
        () -> {
          Gate gate = gate(origin);
          Held ofServer = await(gate.permits.acquire());
          try (var _ = await(gate.inOrder.acquire())) {
            return awaitBegin(gate);
          } catch (Throwable givenUp) {
            ofServer.close();
            throw givenUp;
          }
        });
  }
}
