package asyncio.sync;

import asyncio.loop.EventLoop;
import asyncio.task.Future;

/** The loop that a primitive belongs to: the first one on which somebody had to wait for it. */
final class LoopBinding {

  private final Object owner;
  private EventLoop loop;

  LoopBinding(Object owner) {
    this.owner = owner;
  }

  /**
   * A future for one that waits: {@code self._get_loop().create_future()}.
   *
   * @throws IllegalStateException if others have waited on another loop
   */
  Future<Void> newWaiter() {
    EventLoop running = EventLoop.running();
    if (loop == null) {
      loop = running;
    }
    if (loop != running) {
      throw new IllegalStateException(owner + " is bound to a different event loop");
    }
    return new Future<>(running);
  }
}
