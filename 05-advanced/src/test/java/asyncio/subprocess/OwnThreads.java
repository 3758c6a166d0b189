package asyncio.subprocess;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The operating system, with threads that do not outlive a test. */
final class OwnThreads implements Launcher, AutoCloseable {

  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

  @Override
  public Process start(ProcessBuilder builder) throws IOException {
    return Launcher.system().start(builder);
  }

  @Override
  public Executor threads() {
    return threads;
  }

  @Override
  public boolean isWindows() {
    return Launcher.system().isWindows();
  }

  /** Waits until no call is left. */
  @Override
  public void close() {
    threads.close();
  }
}
