package asyncio.signal;

import asyncio.task.Coroutine;

/** A program that serves until it is told to stop. */
public interface Service {

  /** A coroutine that ends when the service serves. */
  Coroutine<Void> start();

  /**
   * A coroutine that has the service take nothing more on, and ends when all that it had begun is
   * finished. Cancelling it ends whatever is left.
   */
  Coroutine<Void> drain();
}
