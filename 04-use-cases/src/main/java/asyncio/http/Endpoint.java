package asyncio.http;

/**
 * What a route does: the function below {@code @app.get("/")}.
 *
 * @param <P> what it is given: a record of parameters, or the {@link Request}
 */
@FunctionalInterface
public interface Endpoint<P> {

  /**
   * Answers a request; may await.
   *
   * @return a {@link Response} as it should be sent; null for 204, without a body; anything else to
   *     be sent as JSON; or an awaitable of any of these
   * @throws HttpError for an answer that is an error
   * @throws Exception as {@link Handler#handle} does
   */
  Object answer(P parameters) throws Exception;
}
