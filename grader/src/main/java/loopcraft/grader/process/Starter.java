package loopcraft.grader.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Starts processes from one thread, which lives as long as this JVM. On Linux a process that is to
 * die with its parent dies with the thread that has started it.
 */
public final class Starter {

  private static final Executor LASTING =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("process-starter").factory());

  private Starter() {}

  /**
   * Starts a process, whatever becomes of the thread that asks for it.
   *
   * @throws IOException if it cannot be started
   */
  public static Process start(ProcessBuilder command) throws IOException {
    try {
      // Not interruptible: nobody would end a process that was started after all.
      return CompletableFuture.supplyAsync(() -> startHere(command), LASTING).join();
    } catch (CompletionException failed) {
      switch (failed.getCause()) {
        case UncheckedIOException refused -> throw refused.getCause();
        case RuntimeException wrong -> throw wrong;
        default -> throw failed;
      }
    }
  }

  private static Process startHere(ProcessBuilder command) {
    try {
      return command.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
