package asyncio.process;

import asyncio.task.Future;

/** Where a pool gets another worker from. */
@FunctionalInterface
public interface WorkerLauncher {

  /**
   * Begins to start a worker. What goes wrong is in the future, which is never done at once. Do not
   * cancel it.
   */
  Future<Worker> launch();
}
