package asyncio.subprocess;

import asyncio.process.Platform;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Starts programs, and lends the threads for calls that block. */
public interface Launcher {

  /** The operating system. */
  static Launcher system() {
    return SystemLauncher.INSTANCE;
  }

  /**
   * Starts a program. It takes a while, so call it on one of the threads.
   *
   * @throws IOException if there is no such program or directory, or it may not be used
   */
  Process start(ProcessBuilder builder) throws IOException;

  /**
   * Where calls that block are made: as many at a time as there are, each on a thread of its own
   * from beginning to end.
   */
  Executor threads();

  /** Whether the system is Windows: no signals, and another shell. */
  boolean isWindows();

  /** See {@link #system}. */
  final class SystemLauncher implements Launcher {

    private static final Launcher INSTANCE = new SystemLauncher();

    /**
     * A read on a pipe occupies the thread of the system that makes it. So virtual threads are no
     * help: there are 256 carriers for all of them together, and a pipe of which nobody reads is
     * how a program comes to a stop.
     */
    private final Executor threads =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("asyncio-pipe-", 1).factory());

    private SystemLauncher() {}

    @Override
    public Process start(ProcessBuilder builder) throws IOException {
      return builder.start();
    }

    @Override
    public Executor threads() {
      return threads;
    }

    @Override
    public boolean isWindows() {
      return Platform.isWindows();
    }
  }
}
