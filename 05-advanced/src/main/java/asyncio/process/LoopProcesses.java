package asyncio.process;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopExtension;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The processes that a loop has started: workers of a pool, and programs (05.3). Those that still
 * run when it closes are killed.
 */
public final class LoopProcesses implements LoopExtension {

  /** How a process is started. */
  @FunctionalInterface
  public interface Start {

    /** Starts it, and blocks for as long as that takes. */
    Process start() throws IOException;
  }

  private final Map<Process, Consumer<? super ProcessHandle>> running = new LinkedHashMap<>();
  private boolean closed;

  private LoopProcesses() {}

  /** Those of a loop. On the loop's thread only. */
  public static LoopProcesses of(EventLoop loop) {
    return loop.extension(LoopProcesses.class, _ -> new LoopProcesses());
  }

  /**
   * Starts a process, and remembers it until it ends. Callable from any thread, and it blocks: for
   * as long as the start does.
   *
   * @param kill how to kill it when the loop closes, and with it what it has started; at once if
   *     the loop has been closed meanwhile. Must not block, and is called on either thread
   * @throws IOException if it cannot be started
   */
  public Process start(Start start, Consumer<? super ProcessHandle> kill) throws IOException {
    Process process = start.start();
    if (add(process, kill)) {
      process.onExit().thenAccept(this::remove);
    } else {
      kill.accept(process.toHandle());
    }
    return process;
  }

  private synchronized boolean add(Process process, Consumer<? super ProcessHandle> kill) {
    if (!closed) {
      running.put(process, kill);
    }
    return !closed;
  }

  private synchronized void remove(Process process) {
    running.remove(process);
  }

  private synchronized Map<Process, Consumer<? super ProcessHandle>> closeAndGet() {
    closed = true;
    return new LinkedHashMap<>(running);
  }

  @Override
  public void close() {
    closeAndGet().forEach((process, kill) -> kill.accept(process.toHandle()));
  }
}
