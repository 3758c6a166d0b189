package asyncio.http;

/** Makes the response to a request that has failed, malformed ones included. */
@FunctionalInterface
public interface ErrorRenderer {

  /** What the error says, in plain text. */
  ErrorRenderer PLAIN =
      error ->
          new Response(
              error.status(),
              error.headers().with("Content-Type", "text/plain; charset=utf-8"),
              Response.text(error.getMessage() + "\n").body());

  /** Makes it; must not await. */
  Response render(HttpError error);
}
