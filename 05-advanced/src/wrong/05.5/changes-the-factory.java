// Misconception: a factory is configured step by step.
// Fails: layers, recordedAndReplayed
package asyncio.loops;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopParts;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

public final class LoopFactory implements Supplier<EventLoop> {

  private UnaryOperator<LoopParts> layers = UnaryOperator.identity();

  @Override
  public EventLoop get() {
    LoopParts made = layers.apply(parts.get());
    return orClosed(made, () -> EventLoop.create(made.clock(), made.poller()));
  }

  public LoopFactory with(UnaryOperator<LoopParts> layer) {
    UnaryOperator<LoopParts> before = layers;
    layers =
        below -> {
          LoopParts inner = before.apply(below);
          return orClosed(inner, () -> layer.apply(inner));
        };
    return this;
  }
}
