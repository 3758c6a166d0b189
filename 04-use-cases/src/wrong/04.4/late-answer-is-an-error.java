// Misconception: nobody answers a call that was cancelled.
// Fails: cancelledWhenHandedOver
// By luck: aLateAnswer
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private static void settle(Future<Page> answer, Runnable settling) {
    EventLoop loop = answer.loop();
    try {
      loop.callSoonThreadsafe(
          () -> {
            loop.outsideWorkEnded();
            settling.run();
          });
    } catch (IllegalStateException closed) {
      // Nobody is left who could want the page.
    }
  }
}
