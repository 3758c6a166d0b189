// Misconception: a future can be completed from any thread.
// Fails: anAnswerIsAPage, theLoopGoesOn, noAnswer, aBodyWithoutEnd, aPackedBody, anUnwantedType,
//   twelveAtOnce, aRedirectIsAPage, virtualTimeStandsStill, virtualTimeGoesOn, overTheNetwork
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private static void settle(Future<Page> answer, Runnable settling) {
    answer.loop().outsideWorkEnded();
    if (!answer.isDone()) {
      settling.run();
    }
  }
}
