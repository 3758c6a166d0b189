// Misconception: it is enough to wake the loop.
// Fails: whoTouchesTheFuture
// By luck: overTheNetwork, anAnswerIsAPage, theLoopGoesOn, whoReadsTheBody, aCancelledCall,
//   aLateAnswer, cancelledWhenHandedOver, anUnwantedAnswer, anAnswerAfterTheLoop,
//   oneCallOnceStarted, closingCancelsTheCalls, closingLeavesTheClient, closingEndsTheThreads,
//   theGivenConnections, theGivenTimeLimits, noAnswer, theLimitOfABody, theLargestLimit,
//   oneByteTooMany, noType, readingFails, aBodyWithoutEnd, aPackedBody, anUnwantedType,
//   aHundredAtOnce, aRedirectIsAPage, virtualTimeStandsStill, virtualTimeGoesOn,
//   aCancelledCallTakesNoTime
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private static void settle(Future<Page> answer, Runnable settling) {
    EventLoop loop = answer.loop();
    try {
      if (!answer.isDone()) {
        settling.run();
      }
      loop.callSoonThreadsafe(loop::outsideWorkEnded);
    } catch (IllegalStateException closed) {
      // Nobody is left who could want the page.
    }
  }
}
