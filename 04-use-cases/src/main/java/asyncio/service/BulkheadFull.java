package asyncio.service;

/** A {@link Bulkhead} has refused a call; the service was not asked. */
public final class BulkheadFull extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param bulkhead its name
   */
  public BulkheadFull(String bulkhead) {
    super("the bulkhead of " + bulkhead + " is full");
  }
}
