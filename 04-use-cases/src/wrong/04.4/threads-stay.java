// Misconception: threads that do not keep the JVM alive need not end.
// Fails: anAnswerIsAPage, theLoopGoesOn, aLateAnswer, cancelledWhenHandedOver, anUnwantedAnswer,
//   anAnswerAfterTheLoop, whoTouchesTheFuture, oneCallOnceStarted, closingCancelsTheCalls,
//   closingEndsTheThreads, theGivenConnections, theGivenTimeLimits, theLargestLimit,
//   oneByteTooMany, noType, readingFails, aBodyWithoutEnd, aPackedBody, anUnwantedType,
//   aHundredAtOnce, aRedirectIsAPage, virtualTimeStandsStill, virtualTimeGoesOn,
//   aCancelledCallTakesNoTime, overTheNetwork
// By luck: whoReadsTheBody, aCancelledCall, noAnswer, theLimitOfABody
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private static Dispatcher unlimited() {
    var threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    var dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    return dispatcher;
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
  }
}
