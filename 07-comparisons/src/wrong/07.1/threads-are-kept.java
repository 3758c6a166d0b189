// Misconception: threads are expensive, so as many as there are processors have to do.
// Fails: oneThreadEach, aLateThread, threadsHaveEnded, aThousandAtOnce, nothingIsLeftInAThread,
//   theyHaveNames
// By luck: namedPlatformThreads, theLimit
package asyncio.compare;

import java.util.concurrent.atomic.AtomicInteger;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    private final AtomicInteger next = new AtomicInteger();

    private void start(int number) {
      if (number >= 6) {
        return;
      }
      Thread thread =
          factory.newThread(
              () -> {
                int mine;
                while ((mine = next.getAndIncrement()) < jobs.size()) {
                  ends.add(perform(mine));
                }
              });
      thread.start();
      threads.add(thread);
    }
  }
}
