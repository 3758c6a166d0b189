package asyncio.subprocess;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/** Starts nothing, and gives a process whose program is the test. It looks at how it is asked. */
final class ScriptedLauncher implements Launcher {

  private final SimulatedThreads threads;
  private final Callable<Process> start;
  private final List<ProcessBuilder> builders = new ArrayList<>();
  private boolean isWindows;
  private Runnable whenAThreadIsWanted = () -> {};

  /**
   * Makes one.
   *
   * @param start on one of the threads
   */
  ScriptedLauncher(SimulatedThreads threads, Callable<Process> start) {
    this.threads = threads;
    this.start = start;
  }

  ScriptedLauncher onWindows() {
    isWindows = true;
    return this;
  }

  /** What happens on the loop's thread before a call is handed to one of the threads. */
  void whenAThreadIsWanted(Runnable action) {
    whenAThreadIsWanted = action;
  }

  /** What it was asked to start last. */
  ProcessBuilder asked() {
    return builders.getLast();
  }

  /** Whether it was not asked to start anything. */
  boolean nothingAsked() {
    return builders.isEmpty();
  }

  @Override
  public Process start(ProcessBuilder builder) throws IOException {
    threads.mayBlock("starting a program");
    builders.add(builder);
    try {
      return start.call();
    } catch (IOException | RuntimeException failure) {
      throw failure;
    } catch (Exception other) {
      throw new AssertionError(other);
    }
  }

  @Override
  public Executor threads() {
    return call -> {
      whenAThreadIsWanted.run();
      threads.execute(call);
    };
  }

  @Override
  public boolean isWindows() {
    return isWindows;
  }
}
