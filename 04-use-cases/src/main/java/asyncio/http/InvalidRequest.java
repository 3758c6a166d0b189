package asyncio.http;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A request that could be read, but whose parameters or body are not what they should be: 422.
 * FastAPI's {@code RequestValidationError}.
 */
public final class InvalidRequest extends HttpError {

  private static final long serialVersionUID = 1L;

  private final transient List<Invalid> errors;

  /**
   * One thing that is wrong.
   *
   * @param in {@code path}, {@code query} or {@code body}
   * @param name of the parameter; of a body, the way to it, such as {@code tags.0.name}, or empty for
   *     the body as a whole
   * @param detail what is wrong with it: {@code must be an int}
   */
  public record Invalid(String in, String name, String detail) {

    /** As a sentence. */
    @Override
    public String toString() {
      return (name.isEmpty() ? "the " + in : name) + " " + detail;
    }
  }

  /** Makes one that lists all that is wrong. */
  public InvalidRequest(List<Invalid> errors) {
    super(
        Status.UNPROCESSABLE_CONTENT,
        errors.stream().map(Invalid::toString).collect(Collectors.joining("; ")));
    this.errors = List.copyOf(errors);
  }

  /** Makes one that is about the request as a whole. */
  public InvalidRequest(String message) {
    super(Status.UNPROCESSABLE_CONTENT, message);
    errors = List.of();
  }

  /** All that is wrong. */
  public List<Invalid> errors() {
    return errors;
  }
}
