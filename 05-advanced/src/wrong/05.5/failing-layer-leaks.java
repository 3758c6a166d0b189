// Misconception: what fails is no business of the factory.
// Fails: failingLayer, failingTwice, noSuchDirectory
package asyncio.loops;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopParts;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

public final class LoopFactory implements Supplier<EventLoop> {

  private static LoopParts applied(UnaryOperator<LoopParts> layer, LoopParts below) {
    try {
      return layer.apply(below);
    } catch (Throwable failure) {
      throw failure;
    }
  }
}
