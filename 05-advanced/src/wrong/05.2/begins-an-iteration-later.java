// Misconception: what changes something is done by a callback of its own.
// Fails: begunAtOnce
package asyncio.process;

final class Dispatcher {

  void add(Work work) {
    if (dismissed) {
      throw new IllegalStateException("the pool is shut down");
    }
    line.add(work);
    if (idle.isEmpty()) {
      serve();
    } else {
      loop.callSoon(this::serve);
    }
  }
}
