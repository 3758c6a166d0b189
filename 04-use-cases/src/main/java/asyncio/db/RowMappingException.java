package asyncio.db;

/**
 * A row does not fit the type that was asked for. The message names the column, or the component.
 */
public final class RowMappingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Makes one. */
  public RowMappingException(String message) {
    super(message);
  }

  /** Makes one with what the driver said. */
  public RowMappingException(String message, Throwable cause) {
    super(message, cause);
  }
}
