package asyncio.loop;

import java.util.Objects;
import loopcraft.grader.Exercise;

/**
 * A callback that a loop will run, and the way to call it off: {@code asyncio.Handle}.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise("01.1")
public class Handle {

  private Runnable callback;

  /**
   * Makes a handle for a callback.
   *
   * @throws NullPointerException if the callback is null
   */
  Handle(Runnable callback) {
    this.callback = Objects.requireNonNull(callback, "callback");
  }

  /**
   * Calls the callback off. It will not run, and the handle lets go of it, so that what it refers
   * to can be collected while the handle still waits in a queue. Cancelling twice, or after the
   * callback has run, does no harm.
   */
  public void cancel() {
    callback = null;
  }

  /** Whether {@link #cancel} was called. */
  public boolean isCancelled() {
    return callback == null;
  }

  /**
   * Runs the callback, on the caller's thread, unless it was cancelled. What it throws goes to the
   * caller.
   */
  void run() {
    if (callback != null) {
      callback.run();
    }
  }

  /** Names the callback, or says that it was cancelled. */
  @Override
  public String toString() {
    return getClass().getSimpleName() + "[" + (isCancelled() ? "cancelled" : callback) + "]";
  }
}
