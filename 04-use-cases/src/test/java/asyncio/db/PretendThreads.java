package asyncio.db;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;

import asyncio.task.Task;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * An executor whose threads are tasks of the loop. What would block on a thread awaits here, so
 * that a test sees everything happen in one order, on virtual time.
 */
final class PretendThreads implements Executor {

  private final String name;
  private final int most;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final Set<Task<?>> running = new HashSet<>();
  private boolean held;
  private int jobs;

  PretendThreads(String name, int most) {
    this.name = name;
    this.most = most;
  }

  @Override
  public void execute(Runnable job) {
    waiting.add(job);
    runNext();
  }

  /** From now on, no job is begun. */
  void hold() {
    held = true;
  }

  /** Jobs are begun again. */
  void letGo() {
    held = false;
    runNext();
  }

  /** How many jobs have been begun. */
  int jobs() {
    return jobs;
  }

  /** Whether what is running now runs on one of these threads. */
  boolean isHere() {
    return running.contains(currentTask());
  }

  private void runNext() {
    while (!held && running.size() < most && !waiting.isEmpty()) {
      Runnable job = waiting.remove();
      Task<Void> thread = createTask(async(job::run), name);
      running.add(thread);
      jobs++;
      thread.addDoneCallback(
          _ -> {
            running.remove(thread);
            runNext();
          });
    }
  }
}
