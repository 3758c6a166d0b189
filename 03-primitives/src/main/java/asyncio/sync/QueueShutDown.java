package asyncio.sync;

/** A queue takes and gives no more: {@code asyncio.QueueShutDown}. */
public final class QueueShutDown extends RuntimeException {

  private static final long serialVersionUID = 1L;

  QueueShutDown() {
    super("the queue was shut down");
  }
}
