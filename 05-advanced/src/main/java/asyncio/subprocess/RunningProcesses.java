package asyncio.subprocess;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopExtension;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The processes that a loop has started. Those that still run when it closes are killed. */
final class RunningProcesses implements LoopExtension {

  private final Set<Process> processes = new LinkedHashSet<>();
  private boolean closed;

  private RunningProcesses() {}

  /** Those of a loop. On the loop's thread only. */
  static RunningProcesses of(EventLoop loop) {
    return loop.extension(RunningProcesses.class, _ -> new RunningProcesses());
  }

  /**
   * Has a launcher start a program, on whatever thread this is called. If the loop has been closed
   * meanwhile, it is killed at once.
   *
   * @throws IOException if the launcher throws it
   */
  Process start(Launcher launcher, ProcessBuilder builder) throws IOException {
    Process process = launcher.start(builder);
    if (add(process)) {
      process.onExit().thenAccept(this::remove);
    } else {
      ProcessTree.kill(process.toHandle());
    }
    return process;
  }

  private synchronized boolean add(Process process) {
    return !closed && processes.add(process);
  }

  private synchronized void remove(Process process) {
    processes.remove(process);
  }

  private synchronized List<Process> closeAndGet() {
    closed = true;
    return List.copyOf(processes);
  }

  @Override
  public void close() {
    closeAndGet().forEach(process -> ProcessTree.kill(process.toHandle()));
  }
}
