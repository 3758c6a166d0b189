package asyncio.compare;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import java.time.Duration;

/** Where a job is done: on a thread, in a process, or in a coroutine. */
@FunctionalInterface
public interface Site {

  /** Waits by blocking the thread, which is what all models do but the loop. */
  static Site blocking() {
    return Thread::sleep;
  }

  /** Waits by suspending the coroutine, and leaves the loop's thread to the others. */
  static Site suspending() {
    return duration -> await(sleep(duration));
  }

  /**
   * Waits.
   *
   * @throws InterruptedException if the job's thread is interrupted. A coroutine that is cancelled
   *     gets a {@link asyncio.task.CancelledError} instead
   */
  void pause(Duration duration) throws InterruptedException;
}
