package asyncio.sync;

/** Out of a barrier that was reset or aborted: {@code asyncio.BrokenBarrierError}. */
public final class BrokenBarrierError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenBarrierError(String message) {
    super(message);
  }
}
