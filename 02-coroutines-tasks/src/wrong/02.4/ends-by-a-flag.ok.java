// Alternative: the run looks for its own end in a flag, and counts interrupts in a lock.
package asyncio.task;

public final class Runner implements AutoCloseable {

  private final Object lock = new Object();
  private int asked;

  public <T> T run(Coroutine<T> main) {
    requireNoLoopOnThisThread();
    Task<T> task = Tasks.of(loop()).create(main, null, context);
    synchronized (lock) {
      asked = 0;
      mainTask = task;
    }
    try {
      return runUntilComplete(loop, task);
    } catch (CancelledError cancelled) {
      boolean byUser;
      synchronized (lock) {
        byUser = asked > 0;
      }
      if (byUser && task.uncancel() == 0) {
        throw new KeyboardInterrupt();
      }
      throw cancelled;
    } catch (IllegalStateException stopped) {
      synchronized (lock) {
        if (asked > 1 && !task.isDone()) {
          throw new KeyboardInterrupt();
        }
      }
      throw stopped;
    } catch (Error fatal) {
      cameOut = fatal;
      throw fatal;
    } finally {
      synchronized (lock) {
        mainTask = null;
      }
    }
  }

  public void interrupt() {
    synchronized (lock) {
      if (mainTask != null) {
        asked++;
        var loop = mainTask.loop();
        if (asked == 1) {
          loop.callSoonThreadsafe(mainTask::cancel);
        } else {
          Task<?> interrupted = mainTask;
          loop.callSoonThreadsafe(
              () -> {
                if (!interrupted.isDone()) {
                  loop.stop();
                }
              });
        }
      }
    }
  }
}
