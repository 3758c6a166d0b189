package asyncio.http;

import java.util.Objects;

/**
 * A request that is answered by an error: thrown by a handler, or by the server when the request is
 * malformed. FastAPI's {@code HTTPException}.
 */
public class HttpError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Status status;
  private final transient Headers headers;

  /**
   * Makes one.
   *
   * @param status from 400 on
   * @param message what the client is told; nothing that it should not know
   */
  public HttpError(Status status, String message) {
    this(status, message, Headers.EMPTY);
  }

  /**
   * Makes one with header fields for the response, such as {@code Allow}.
   *
   * @throws IllegalArgumentException if the status is less than 400
   */
  public HttpError(Status status, String message, Headers headers) {
    super(Objects.requireNonNull(message, "message"));
    if (status.code() < 400) {
      throw new IllegalArgumentException(status + " is no error");
    }
    this.status = status;
    this.headers = headers;
  }

  /** The response's status. */
  public Status status() {
    return status;
  }

  /** More header fields for the response. */
  public Headers headers() {
    return headers;
  }
}
