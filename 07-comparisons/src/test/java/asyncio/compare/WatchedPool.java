package asyncio.compare;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A fixed pool whose threads are known, with so much room in its queue. */
class WatchedPool extends ThreadPoolExecutor {

  final List<Thread> made = new CopyOnWriteArrayList<>();
  private final CountDownLatch awaited = new CountDownLatch(1);
  private volatile boolean slowToEnd;

  WatchedPool(int threads, int room) {
    super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(room));
    setThreadFactory(
        body -> {
          var thread = new Thread(body, "pool-" + made.size());
          thread.setDaemon(true);
          made.add(thread);
          return thread;
        });
  }

  /** Whoever does not wait for its end has a little time to leave before it. */
  void endsSlowly() {
    slowToEnd = true;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    awaited.countDown();
    return super.awaitTermination(timeout, unit);
  }

  @Override
  protected void terminated() {
    if (slowToEnd) {
      try {
        awaited.await(50, TimeUnit.MILLISECONDS);
      } catch (InterruptedException hurry) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
