// Misconception: a call ends when there is a result.
// Fails: virtualTimeGoesOn, aCancelledCallTakesNoTime
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private static void settle(Future<Page> answer, Runnable settling) {
    EventLoop loop = answer.loop();
    try {
      loop.callSoonThreadsafe(
          () -> {
            if (!answer.isDone()) {
              settling.run();
              if (answer.exception() == null) {
                loop.outsideWorkEnded();
              }
            }
          });
    } catch (IllegalStateException closed) {
      // Nobody is left who could want the page.
    }
  }
}
