// Misconception: a future can be completed from any thread.
// Fails: anAnswerIsAPage, whoReadsTheBody, noAnswer, theLimitOfABody, aBodyWithoutEnd, aPackedBody,
//   twelveAtOnce, aRedirectIsAPage, virtualTimeStandsStill, virtualTimeGoesOn, observing
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private static void settle(Future<Page> answer, Runnable settling) {
    answer.loop().outsideWorkEnded();
    if (!answer.isDone()) {
      settling.run();
    }
  }
}
