// Misconception: what fails is no business of the factory.
// Fails: failingLayer, failingLoop, failingTwice, errorsAreFailures, noSuchDirectory
package asyncio.loops;

import asyncio.loop.LoopParts;
import java.util.function.Supplier;

public final class LoopFactory {

  private static <T> T orClosed(LoopParts parts, Supplier<T> made) {
    try {
      return made.get();
    } catch (Throwable failure) {
      throw failure;
    }
  }
}
