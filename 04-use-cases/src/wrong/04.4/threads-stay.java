// Misconception: threads that do not keep the JVM alive need not end.
// Fails: closingEndsTheThreads, aHundredAtOnce
// By luck: anAnswerIsAPage, theLoopGoesOn, whoReadsTheBody, aCancelledCall, aLateAnswer,
//   cancelledWhenHandedOver, anUnwantedAnswer, anAnswerAfterTheLoop, whoTouchesTheFuture,
//   oneCallOnceStarted, closingCancelsTheCalls, closingLeavesTheClient, theGivenConnections,
//   theGivenTimeLimits, noAnswer, theLimitOfABody, theLargestLimit, oneByteTooMany, noType,
//   readingFails, aBodyWithoutEnd, aPackedBody, anUnwantedType, aRedirectIsAPage,
//   virtualTimeStandsStill, virtualTimeGoesOn, aCancelledCallTakesNoTime, overTheNetwork
package asyncio.scrape;

import java.util.concurrent.ExecutorService;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  /** One pool for all fetchers. */
  private static final ExecutorService POOL =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

  private static Dispatcher unlimited() {
    var dispatcher = new Dispatcher(POOL);
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    return dispatcher;
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
  }
}
