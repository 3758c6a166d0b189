package asyncio.http;

/** Answers requests. */
@FunctionalInterface
public interface Handler {

  /**
   * Answers one; may await. It runs in the task of the connection, whose next request waits until
   * this one is answered.
   *
   * @throws HttpError for an answer that is an error
   * @throws Exception anything else: the client is answered 500 and told nothing more, and the loop's
   *     exception handler is told everything
   */
  Response handle(Request request) throws Exception;
}
