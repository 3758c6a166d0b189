package asyncio.http;

/** Stands between the server and a handler: it sees each request first, and each response last. */
@FunctionalInterface
public interface Middleware {

  /**
   * Answers a request itself, or by what comes next; may await.
   *
   * @param next the next middleware, or the handler; what it throws comes out here
   */
  Response handle(Request request, Handler next) throws Exception;

  /** A handler with this around it. */
  default Handler around(Handler next) {
    return request -> handle(request, next);
  }
}
