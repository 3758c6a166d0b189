package asyncio.process;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopExtension;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The worker processes of one loop, which do not outlive it. */
final class WorkerProcesses implements LoopExtension {

  private final Set<Process> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private WorkerProcesses() {}

  static WorkerProcesses of(EventLoop loop) {
    return loop.extension(WorkerProcesses.class, _ -> new WorkerProcesses());
  }

  /** Notes one that was started. From any thread. */
  void add(Process process) {
    running.add(process);
    process.onExit().thenRun(() -> running.remove(process));
    if (closed) {
      process.toHandle().destroyForcibly();
    }
  }

  @Override
  public void close() {
    closed = true;
    running.forEach(process -> process.toHandle().destroyForcibly());
  }
}
