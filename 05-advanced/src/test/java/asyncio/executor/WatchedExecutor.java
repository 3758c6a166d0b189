package asyncio.executor;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** An executor that tells when it is shut down, and knows who waits for its end. */
final class WatchedExecutor extends AbstractExecutorService {

  private final ExecutorService executor;
  private final Runnable onShutdown;
  private int waiting;
  private boolean askedForItsEnd;

  WatchedExecutor(ExecutorService executor, Runnable onShutdown) {
    this.executor = executor;
    this.onShutdown = onShutdown;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    count(1);
    try {
      return executor.awaitTermination(timeout, unit);
    } finally {
      count(-1);
    }
  }

  private synchronized void count(int more) {
    waiting += more;
    askedForItsEnd = true;
    notifyAll();
  }

  synchronized void awaitNobodyWaits() throws InterruptedException {
    while (waiting > 0) {
      wait();
    }
  }

  @Override
  public void execute(Runnable command) {
    executor.execute(command);
  }

  @Override
  public void shutdown() {
    executor.shutdown();
    onShutdown.run();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return executor.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return executor.isShutdown();
  }

  synchronized boolean wasAskedForItsEnd() {
    return askedForItsEnd;
  }

  @Override
  public synchronized boolean isTerminated() {
    askedForItsEnd = true;
    return executor.isTerminated();
  }
}
