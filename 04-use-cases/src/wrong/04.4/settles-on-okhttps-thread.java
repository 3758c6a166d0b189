// Misconception: a future can be completed from any thread.
// Fails: whoTouchesTheFuture, theGivenConnections, oneByteTooMany, virtualTimeStandsStill
// By luck: anAnswerIsAPage, theLoopGoesOn, noAnswer, theLimitOfABody, aBodyWithoutEnd, aPackedBody,
//   anUnwantedType, aHundredAtOnce, aRedirectIsAPage, virtualTimeGoesOn, overTheNetwork, aLateAnswer,
//   aCancelledCall
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private static void settle(Future<Page> answer, Runnable settling) {
    answer.loop().outsideWorkEnded();
    if (!answer.isDone()) {
      settling.run();
    }
  }
}
