// Misconception: a future can be completed from any thread.
// Fails: whoTouchesTheFuture
// By luck: anAnswerIsAPage, theLoopGoesOn, whoReadsTheBody, aCancelledCall, aLateAnswer,
//   cancelledWhenHandedOver, anUnwantedAnswer, anAnswerAfterTheLoop, oneCallOnceStarted,
//   closingCancelsTheCalls, closingLeavesTheClient, closingEndsTheThreads, theGivenConnections,
//   theGivenTimeLimits, noAnswer, theLimitOfABody, theLargestLimit, oneByteTooMany, noType,
//   readingFails, aBodyWithoutEnd, aPackedBody, anUnwantedType, aHundredAtOnce, aRedirectIsAPage,
//   virtualTimeStandsStill, virtualTimeGoesOn, aCancelledCallTakesNoTime, overTheNetwork
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private static void settle(Future<Page> answer, Runnable settling) {
    answer.loop().outsideWorkEnded();
    if (!answer.isDone()) {
      settling.run();
    }
  }
}
