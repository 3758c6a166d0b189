// Misconception: a future can be completed from any thread.
// Fails: virtualTimeStandsStill
// By luck: anAnswerIsAPage, theLoopGoesOn, noAnswer, theLimitOfABody, aBodyWithoutEnd, aPackedBody,
//   anUnwantedType, twelveAtOnce, aRedirectIsAPage, virtualTimeGoesOn, overTheNetwork, aLateAnswer,
//   aCancelledCall, whoReadsTheBody
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private static void settle(Future<Page> answer, Runnable settling) {
    answer.loop().outsideWorkEnded();
    if (!answer.isDone()) {
      settling.run();
    }
  }
}
