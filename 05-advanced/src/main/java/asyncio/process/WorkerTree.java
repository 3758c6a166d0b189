package asyncio.process;

import java.util.List;

/** A worker's process, with the programs that its jobs have started. */
final class WorkerTree {

  private WorkerTree() {}

  /**
   * Kills all of it. Callable from any thread; nothing waits. What is started between the look-up
   * and the kill is missed; 05.3 misses less.
   */
  static void kill(ProcessHandle worker) {
    // Those of a process that has ended can no longer be found.
    List<ProcessHandle> programs = programsOf(worker);
    // Process.destroyForcibly would close the streams, too, and wait for who is writing.
    worker.destroyForcibly();
    programs.forEach(ProcessHandle::destroyForcibly);
  }

  private static List<ProcessHandle> programsOf(ProcessHandle worker) {
    try {
      return worker.descendants().toList();
    } catch (RuntimeException notTold) {
      return List.of();
    }
  }
}
