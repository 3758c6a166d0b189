package asyncio.process;

import asyncio.task.Future;

/** What waits in the line of a {@link Dispatcher} for a worker. */
interface Work {

  /** Whether somebody still waits for it. If not, it is not to be begun. */
  boolean isWanted();

  /**
   * Has a worker perform it.
   *
   * @return is done when the worker is through with it: with whether it may be given something
   *     else. If it may not, it has ended, or was killed and will have soon. Never fails, and never
   *     is done at once
   */
  Future<Boolean> performOn(Worker worker);

  /** Tells whoever waits for it that it will not be performed, and why. */
  void fail(Throwable why);

  /** Calls it off. */
  void cancel();
}
