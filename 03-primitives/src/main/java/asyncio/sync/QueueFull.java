package asyncio.sync;

/** There is no room in a queue now: {@code asyncio.QueueFull}. */
public final class QueueFull extends RuntimeException {

  private static final long serialVersionUID = 1L;

  QueueFull() {
    super("the queue is full");
  }
}
