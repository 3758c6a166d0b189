package asyncio.sync;

/** There is nothing to take from a queue now: {@code asyncio.QueueEmpty}. */
public final class QueueEmpty extends RuntimeException {

  private static final long serialVersionUID = 1L;

  QueueEmpty() {
    super("the queue is empty");
  }
}
