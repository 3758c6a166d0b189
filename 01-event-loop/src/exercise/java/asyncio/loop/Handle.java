package asyncio.loop;

import static loopcraft.grader.Todo.todo;

import loopcraft.grader.Exercise;

/**
 * A callback that a loop will run, and the way to call it off: {@code asyncio.Handle}.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise("01.1")
public class Handle {

  /**
   * Makes a handle for a callback.
   *
   * @throws NullPointerException if the callback is null
   */
  Handle(Runnable callback) {
    throw todo("01.1");
  }

  /**
   * Calls the callback off. It will not run, and the handle lets go of it, so that what it refers
   * to can be collected while the handle still waits in a queue. Cancelling twice, or after the
   * callback has run, does no harm.
   */
  public void cancel() {
    throw todo("01.1");
  }

  /** Whether {@link #cancel} was called. */
  public boolean isCancelled() {
    throw todo("01.1");
  }

  /**
   * Runs the callback, on the caller's thread, unless it was cancelled. What it throws goes to the
   * caller.
   */
  void run() {
    throw todo("01.1");
  }

  /** Names the callback, or says that it was cancelled. */
  @Override
  public String toString() {
    throw todo("01.1");
  }
}
