package asyncio.http;

import asyncio.task.ContextVar;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Gives every request an id, which stands in every line that is logged on its behalf: {@link
 * #CURRENT}. Tasks that a handler starts inherit it.
 *
 * <p>An id that comes with the request as {@code X-Request-Id} is kept, if it looks like one: the
 * caller has logged it, too. The response has it in a header of the same name.
 */
public final class RequestId implements Middleware {

  /** The id of the request that is being answered; {@code -} where there is none. */
  public static final ContextVar<String> CURRENT = new ContextVar<>("request id", "-");

  private static final String HEADER = "X-Request-Id";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final Supplier<String> make;

  /** Makes random ids. */
  public RequestId() {
    this(() -> UUID.randomUUID().toString());
  }

  /** Makes ids in some way of one's own. */
  public RequestId(Supplier<String> make) {
    this.make = make;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    String id =
        request.headers().get(HEADER).filter(SANE.asMatchPredicate()).orElseGet(make);
    ContextVar.Token<String> before = CURRENT.set(id);
    try {
      return carryOn(id, next.handle(request)).withHeader(HEADER, id);
    } finally {
      // The connection's next request runs in the same task.
      CURRENT.reset(before);
    }
  }

  /** A body that is made while it is sent is made later than this. */
  private static Response carryOn(String id, Response response) {
    return response.body() instanceof ResponseBody.Streamed(OptionalLong length, var producer)
        ? response.withBody(
            new ResponseBody.Streamed(
                length,
                out -> {
                  ContextVar.Token<String> before = CURRENT.set(id);
                  try {
                    producer.writeTo(out);
                  } finally {
                    CURRENT.reset(before);
                  }
                }))
        : response;
  }
}
